namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>A rule that an invoice breaks, with what it says and what it should say.</summary>
/// <remarks><para>Source: rule ids of EN 16931-1.</para></remarks>
internal sealed record BrokenRule(string Rule, string Says, string Expected);
