namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>Seller or buyer: BT-27 to BT-40, BT-44 to BT-55.</summary>
internal sealed record InvoiceParty(
    string? Name, string? TradingName, string? TaxId, string? LegalId, string? Id, string? Endpoint, string? Country, string? Email);
