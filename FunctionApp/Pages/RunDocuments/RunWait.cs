namespace FunctionApp.Pages.RunDocuments;

/// <summary>What a run waits for.</summary>
/// <remarks><para>Shape: <paramref name="Kind"/> is approve, manual, doubt, rollback, incident, or the state in lower case.</para></remarks>
public sealed record RunWait(
    string Kind,
    string? Step,
    string? GateId,
    string? Role,
    DateTimeOffset SinceUtc,
    DateTimeOffset? DeadlineUtc,
    string? Code);
