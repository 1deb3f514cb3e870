namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>One row of the tax breakdown: BG-23.</summary>
internal sealed record InvoiceTax(string? Category, decimal? Rate, decimal? Taxable, decimal? Amount);
