namespace FunctionApp.Approvals.Gates;

/// <summary>The rules of one gate, fixed when it was opened.</summary>
/// <remarks>Choices are the answers of kinds that are no plain yes; a gate without any takes approve and decline.</remarks>
internal sealed record GatePolicy(
    int Needed,
    bool NotRequester,
    bool NotEditor,
    bool TypedCode,
    IReadOnlyList<string> Editable,
    IReadOnlyList<string> ReasonCodes,
    IReadOnlyList<string> Choices);
