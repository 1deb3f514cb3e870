namespace FunctionApp.Handoffs;

/// <summary>One way in which an item broke its data contract.</summary>
/// <remarks>
/// <para>Shape: JSON pointer into the item as sent; rule id; what was expected; the observed kind, never the value.</para>
/// <para>Source: RFC 6901.</para>
/// </remarks>
public sealed record ContractViolation(string Pointer, string Rule, string Expected, string Observed);
