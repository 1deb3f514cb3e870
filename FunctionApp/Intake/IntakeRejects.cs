using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>Lays what intake itself cannot take into the reject queue.</summary>
internal sealed class IntakeRejects(KeepReject keep, TimeProvider time)
{
    internal async Task<string> KeepAsync(
        string workflow,
        string? contractVersion,
        string runId,
        BlobRef payload,
        IntakeChannel channel,
        ContractViolation violation,
        CancellationToken cancellation)
    {
        string rejectId = ItemIds.RejectOf(workflow, runId, payload.Sha256);
        RejectedRecord reject = new(
            rejectId, workflow, contractVersion, [violation], payload, channel, time.GetUtcNow());
        await keep(reject, cancellation);
        return rejectId;
    }
}
