using FunctionApp.Audit;
using FunctionApp.Handoffs;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Effects;

/// <summary>Raises what nobody may overlook: on the record and in the log.</summary>
internal sealed class EffectAlerts(AuditTrail audit, TimeProvider clock, ILogger<EffectAlerts> log)
{
    public async Task RaiseAsync(string runId, PreparedEffect effect, string code, CancellationToken cancellation)
    {
        EffectsLog.Alert(log, code, runId, effect.StepId);
        await audit.AppendAsync(
            runId,
            $"alert|{effect.StepId}|{code}|{effect.Payload.Sha256}",
            [new(RunEventKind.AlertRaised, clock.GetUtcNow(), "effects", "alert", effect.StepId, 0, code, Refs: [new("payload", effect.Payload)])],
            cancellation);
    }
}
