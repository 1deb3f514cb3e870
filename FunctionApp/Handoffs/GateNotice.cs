namespace FunctionApp.Handoffs;

/// <summary>One mail to one person about a gate.</summary>
/// <remarks><para>Shape: <paramref name="Number"/> counts the notices of a gate; with the person it is the idempotency key.</para></remarks>
public sealed record GateNotice(string PersonId, int Number, string Reason);
