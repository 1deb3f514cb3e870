namespace FunctionApp.Handoffs;

/// <summary>One thing that happened, as every room tells it to the audit trail.</summary>
/// <remarks>
/// <para>From / To: all rooms to Audit.</para>
/// <para>Shape: codes, roles and pseudonymous ids only; content by reference. <paramref name="Actor"/> is a role, a room or a person id.
/// <paramref name="Item"/> is the position, from 0, in the list that the step runs over.</para>
/// </remarks>
public sealed record RunEvent(
    RunEventKind Kind,
    DateTimeOffset AtUtc,
    string Actor,
    string Result,
    string? StepId = null,
    int Attempt = 0,
    string? Code = null,
    RunState? State = null,
    IReadOnlyList<NamedRef>? Refs = null,
    StepEvidence? Evidence = null,
    IReadOnlyList<Fact>? Facts = null,
    int? Item = null);
