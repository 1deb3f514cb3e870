using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Effects;

/// <summary>Leaves connectors alone that do not answer: by a circuit breaker, and by the degraded mode that a contract declares.</summary>
/// <remarks><para>Guarantee: what is held back was not sent.</para></remarks>
internal sealed class ConnectorHealth(Breakers breakers, DegradedModes modes, TimeProvider clock)
{
    /// <summary>How long the workflow's degraded mode still holds the connector back; null when it may be called.</summary>
    public async Task<TimeSpan?> HoldAsync(
        PinnedContract contract, string runId, PreparedEffect effect, CancellationToken cancellation)
    {
        DegradedMode? mode = (await modes.OfAsync(contract, cancellation))
            .FirstOrDefault(m => m.Cause == DegradedCause.ConnectorDown && m.About == effect.Connector);
        if (mode is null)
        {
            return null;
        }

        await modes.NoteRunAsync(mode, runId, effect.StepId, cancellation);
        return mode.ReturnsUtc - clock.GetUtcNow();
    }

    /// <summary>Acts where the breaker lets it, and enters the declared mode when the breaker opens.</summary>
    public async Task<EffectReceipt> WatchAsync(
        PinnedContract contract, EffectIntent intent, Func<CancellationToken, Task<EffectReceipt>> act, CancellationToken cancellation)
    {
        string name = $"connector|{intent.Effect.Connector}";
        (EffectReceipt? answer, TimeSpan? wait) = await breakers.RunAsync(name, act, IsDown, cancellation);
        if (breakers.IsOpen(name)
            && await modes.EnterAsync(contract, DegradedCause.ConnectorDown, intent.Effect.Connector, cancellation) is { } mode)
        {
            await modes.NoteRunAsync(mode, intent.Run.RunId, intent.Effect.StepId, cancellation);
        }

        return answer ?? new EffectReceipt.NotApplied(EffectCodes.HeldBack, wait);
    }

    private static bool IsDown(EffectReceipt receipt) => receipt
        is EffectReceipt.NotApplied { Code: EffectCodes.NotSent } or EffectReceipt.InDoubt { Code: EffectCodes.NoAnswer };
}
