namespace FunctionApp.Approvals;

/// <summary>What a person answers on the page or by JSON.</summary>
/// <remarks>
/// Decision is approve, edit, decline, delegate, later, manual, or one of the gate's choices. Edits are by step and field: <c>reply.body</c>.
/// </remarks>
internal sealed record GateAnswer(
    string Decision,
    string? ReasonCode = null,
    string? Comment = null,
    IReadOnlyDictionary<string, string>? Edits = null,
    string? Code = null,
    string? To = null,
    int? Hours = null,
    string? Shown = null,
    int Seconds = 0);
