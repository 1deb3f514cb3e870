using FunctionApp.Approvals.Gates;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Approvals.Views;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.People;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Approvals;

/// <summary>Makes the mails of gates.</summary>
public sealed class GateNotices
{
    private const string LocalAddress = "http://localhost:7071";

    private readonly GateStore _gates;
    private readonly TokenStore _tokens;
    private readonly GateViewReader _views;
    private readonly PeopleCatalog _people;
    private readonly SendNotice _send;
    private readonly IConfiguration _settings;

    internal GateNotices(
        GateStore gates, TokenStore tokens, GateViewReader views, PeopleCatalog people, SendNotice send, IConfiguration settings)
    {
        _gates = gates;
        _tokens = tokens;
        _views = views;
        _people = people;
        _send = send;
        _settings = settings;
    }

    /// <summary>Sends a notice; a gate that is settled meanwhile sends none.</summary>
    internal async Task<(string StepId, EffectReceipt Receipt)> SendAsync(
        string runId, string gateId, GateNotice notice, CancellationToken cancellation)
    {
        Gate gate = await _gates.FindAsync(runId, gateId, cancellation)
            ?? throw new InvalidDataException($"run {runId} has no gate '{gateId}'");
        if (gate.DecisionId is not null)
        {
            return (gate.StepId, new EffectReceipt.AlreadyApplied("settled"));
        }

        if (_people.Find(notice.PersonId) is not { } person)
        {
            return (gate.StepId, new EffectReceipt.Refused(ApprovalCodes.NobodyAsked));
        }

        IssuedLink link = await _tokens.IssueAsync(gate, person.Id, cancellation);
        string root = (_settings["Handshake:PublicBaseUrl"] is { Length: > 0 } set ? set : LocalAddress).TrimEnd('/');
        string url = $"{root}/api/approvals/{Uri.EscapeDataString(gate.ApprovalId)}?t={link.Token}";
        NoticeMail mail = GateMail.Of(await _views.ReadAsync(gate, cancellation), notice, person, link, url);
        return (gate.StepId, await _send(mail, cancellation));
    }
}
