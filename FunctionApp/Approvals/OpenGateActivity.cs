using System.Text.Json;
using FunctionApp.Approvals.Gates;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Approvals;

/// <summary>Opens a gate: who is asked, until when, what counts.</summary>
/// <remarks><para>Guarantee: opening it again opens nothing new.</para></remarks>
public sealed class OpenGateActivity(
    AuditTrail audit, GateStore gates, PinnedContracts contracts, PeopleCatalog people, BlobVault vault)
{
    /// <summary>The open gate with the first mails to send.</summary>
    [Function(FunctionNames.OpenGate)]
    public Task<Recorded<OpenGate>> RunAsync([ActivityTrigger] ApprovalRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return audit.RecordOnceAsync(request.Run, request.StepId, request.Round, "open_gate", token => OpenAsync(request, token), cancellation);
    }

    private async Task<(OpenGate Outcome, RunEvent Event)> OpenAsync(ApprovalRequest request, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(request.Run.Contract, cancellation);
        ApprovalRequest kept = request with { Run = request.Run with { Head = null, Notes = [] } };
        BlobRef stored = await vault.PutAsync(
            StorageNames.RunContents,
            $"{request.Run.RunId}/approvals/{request.GateId}.json",
            JsonSerializer.SerializeToUtf8Bytes(kept, HandshakeJson.Wire),
            "application/json",
            cancellation);
        ApprovalRequest asked = request with { Requester = request.Requester ?? await RequesterAsync(request, contract, cancellation) };
        Gate gate = await gates.OpenAsync(GateOpening.Gate(asked, stored, contract, people), cancellation);
        IReadOnlyList<DateTimeOffset> reminders = [.. gate.Calls.Where(c => c.Reason is "reminder" or "escalation").Select(c => c.AtUtc).Order()];
        OpenGate open = new(gate.GateId, gate.DeadlineUtc, GateCalls.First(gate), reminders);
        return (open, GateEvents.Opened(gate));
    }

    private async Task<string?> RequesterAsync(ApprovalRequest request, PinnedContract contract, CancellationToken cancellation)
    {
        if (contract.Definition.Input.Requester is not { } path
            || contract.Step(request.StepId).Do is not StepWork.Approve { NotRequester: true })
        {
            return null;
        }

        RunValues values = await RunValues.LoadAsync(vault, [.. request.Values.Where(v => v.Name == "record")], cancellation);
        return values.Text(path) is { Length: > 0 } requester ? requester : null;
    }
}
