namespace FunctionApp.Handoffs;

/// <summary>A question to people, with everything that a yes would do.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Approvals.</para>
/// <para>Shape: gate id is step id and round; the yes covers exactly the payloads listed. <paramref name="Reasons"/> are codes.</para>
/// <para>Shape: role and time come from the contract's approve step, or from here for the other kinds.</para>
/// <para>Guarantee: opening the same gate twice opens one.</para>
/// </remarks>
public sealed record ApprovalRequest(
    RunScope Run,
    string GateId,
    string StepId,
    int Round,
    ApprovalKind Kind,
    DateTimeOffset OpenedUtc,
    IReadOnlyList<PreparedEffect> Covers,
    IReadOnlyList<NamedRef> Values,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<string> Reasons,
    string? Requester = null,
    string? Role = null,
    TimeSpan? Within = null);
