namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>One line: BT-126 to BT-154.</summary>
internal sealed record InvoiceLine(
    string? Id,
    string? Name,
    string? Description,
    decimal? Quantity,
    string? Unit,
    decimal? Price,
    decimal? Net,
    string? TaxCategory,
    decimal? TaxRate,
    string? OrderLine);
