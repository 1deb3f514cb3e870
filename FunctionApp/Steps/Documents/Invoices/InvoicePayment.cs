namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>How to pay: BT-20, BT-81, BT-83, BT-84, BT-86.</summary>
internal sealed record InvoicePayment(string? MeansCode, string? Iban, string? Bic, string? Reference, string? Terms);
