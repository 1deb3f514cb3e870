using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Effects;

/// <summary>Applies one effect through the ledger.</summary>
/// <remarks>
/// <para>Guarantee: at least once delivered, once acted: intent row, call with the key, receipt row, then the record.</para>
/// </remarks>
public sealed class ApplyActivity(AuditTrail audit, EffectActs acts, TimeProvider clock)
{
    /// <summary>The receipt, recorded once for the attempt.</summary>
    [Function(FunctionNames.ApplyEffect)]
    public Task<Recorded<EffectReceipt>> RunAsync(
        [ActivityTrigger] EffectIntent intent, FunctionContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intent);
        ArgumentNullException.ThrowIfNull(context);
        return audit.RecordOnceAsync(
            intent.Run,
            intent.Effect.StepId,
            intent.Attempt,
            intent.Compensates ? "undo" : "apply",
            async token =>
            {
                EffectReceipt receipt = await acts.ApplyAsync(intent, context.InvocationId, token);
                RunEventKind kind = intent.Compensates ? RunEventKind.CompensationAnswered : RunEventKind.EffectAnswered;
                return (receipt, EffectEvents.Of(kind, intent.Effect, intent.Attempt, receipt, clock.GetUtcNow(), "effects"));
            },
            cancellation);
    }
}
