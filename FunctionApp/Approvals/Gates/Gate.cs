using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Gates;

/// <summary>A question to people as it stands; changed only as a whole, by whoever read it last.</summary>
internal sealed record Gate(
    string RunId,
    string GateId,
    string StepId,
    int Round,
    ApprovalKind Kind,
    ContractPin Contract,
    string Role,
    DateTimeOffset OpenedUtc,
    DateTimeOffset DeadlineUtc,
    GatePolicy Policy,
    BlobRef Request,
    string? Requester,
    IReadOnlyList<PreparedEffect> Covers,
    IReadOnlyList<string> Asked,
    IReadOnlyList<GateVoice> Voices,
    IReadOnlyList<GateCall> Calls,
    string? EditedBy = null,
    int Changes = 0,
    int Seen = 0,
    string? DecisionId = null,
    bool Erased = false,
    IReadOnlyList<string>? PassedOnBy = null)
{
    /// <summary>What a yes is bound to: the payloads of all covered effects together.</summary>
    public string CoversSha256 => BlobVault.Sha256Of(Encoding.UTF8.GetBytes(string.Join('\n', Covers.Select(c => c.Payload.Sha256))));

    /// <summary>The id under which links and mails know the gate.</summary>
    public string ApprovalId => $"{RunId}~{GateId}";

    /// <summary>The event by which the run hears of a change.</summary>
    public string EventName => $"approval-{GateId}";
}
