using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Effects;

/// <summary>Finds out about an effect in doubt: from the target, or by what a person said.</summary>
/// <remarks><para>Guarantee: never sends again to a target that does not honour the key.</para></remarks>
public sealed class ResolveDoubtActivity(AuditTrail audit, DoubtResolver resolver, TimeProvider clock)
{
    /// <summary>The receipt as it is known now, recorded once for the question.</summary>
    [Function(FunctionNames.ResolveDoubt)]
    public Task<Recorded<EffectReceipt>> RunAsync(
        [ActivityTrigger] DoubtInvocation doubt, FunctionContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(doubt);
        ArgumentNullException.ThrowIfNull(context);
        return audit.RecordOnceAsync(
            doubt.Run,
            doubt.Effect.StepId,
            doubt.Ask,
            $"doubt|{doubt.Effect.IdempotencyKey}|{doubt.Answer}",
            async token =>
            {
                EffectReceipt receipt = await resolver.ResolveAsync(doubt, context.InvocationId, token);
                return (receipt, EffectEvents.Of(
                    RunEventKind.DoubtResolved, doubt.Effect, doubt.Ask, receipt, clock.GetUtcNow(), doubt.By ?? "effects"));
            },
            cancellation);
    }
}
