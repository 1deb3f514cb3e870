namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>An allowance or charge of the whole document: BG-20, BG-21.</summary>
internal sealed record InvoiceAllowance(bool IsCharge, decimal? Amount, string? Reason, string? TaxCategory, decimal? TaxRate);
