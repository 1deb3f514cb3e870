namespace FunctionApp.Handoffs;

/// <summary>An activity's outcome as it stands on the record, with the chain's end after it.</summary>
/// <remarks><para>Guarantee: a second delivery of the same activity answers with the same outcome.</para></remarks>
public sealed record Recorded<T>(T Outcome, AuditHead Head);
