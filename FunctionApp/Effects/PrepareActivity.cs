using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Effects;

/// <summary>Composes the exact payload of an effect, or of what undoes it, before anybody says yes.</summary>
/// <remarks><para>Shape: the invocation's fallback <c>compensation</c> asks for what undoes the step's effect.</para></remarks>
public sealed class PrepareActivity(AuditTrail audit, EffectComposer composer, TimeProvider clock)
{
    private const string Compensation = "compensation";

    /// <summary>The prepared effect, recorded once.</summary>
    [Function(FunctionNames.PrepareEffect)]
    public Task<Recorded<PreparedEffect>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        bool undo = invocation.Fallback == Compensation;
        return audit.RecordOnceAsync(
            invocation.Run,
            invocation.StepId,
            invocation.Attempt,
            undo ? "prepare_undo" : "prepare",
            async token =>
            {
                PreparedEffect effect = await composer.ComposeAsync(invocation, undo, token);
                RunEvent told = new(
                    RunEventKind.EffectPrepared, clock.GetUtcNow(), "effects", effect.Sandboxed ? "prepared_sandbox" : "prepared",
                    invocation.StepId, invocation.Attempt, Refs: [new("payload", effect.Payload)]);
                return (effect, told);
            },
            cancellation);
    }
}
