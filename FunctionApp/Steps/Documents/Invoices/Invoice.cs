namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>An invoice or credit note by the terms of EN 16931, whatever syntax it was written in.</summary>
/// <remarks><para>Units: amounts are exact decimals in <paramref name="Currency"/>; dates as YYYY-MM-DD.</para></remarks>
internal sealed record Invoice(
    bool IsCreditNote,
    string? Number,
    string? TypeCode,
    string? IssueDate,
    string? DueDate,
    string? Currency,
    string? BuyerReference,
    string? OrderReference,
    string? SalesOrder,
    string? PrecedingInvoice,
    string? Note,
    InvoiceParty Supplier,
    InvoiceParty Buyer,
    InvoicePayment Payment,
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<InvoiceAllowance> Allowances,
    IReadOnlyList<InvoiceTax> Taxes,
    InvoiceTotals Totals);
