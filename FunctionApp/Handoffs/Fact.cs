namespace FunctionApp.Handoffs;

/// <summary>One scalar that a condition of the contract names; the only content that conditions see.</summary>
/// <remarks>
/// <para>Shape: full path such as <c>steps.classify.confidence</c>; the value as text, numbers in invariant notation.</para>
/// <para>Guarantee: never a personal or secret field; contract checks refuse those.</para>
/// </remarks>
public sealed record Fact(string Path, FactKind Kind, string Value);
