using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>What a run took of machines.</summary>
/// <remarks><para>Units: tokens; millionths of a US dollar; confidence 0..1, the lowest of the run's steps, null where none has one.</para></remarks>
public sealed record RunWork(
    int Attempts, int Retries, int Fallbacks, long InputTokens, long OutputTokens, long CostMicroUsd, double? Confidence)
{
    internal static RunWork Of(IReadOnlyList<RunEvent> events)
    {
        IReadOnlyList<StepEvidence> evidence = [.. events.Select(e => e.Evidence).OfType<StepEvidence>()];
        return new(
            events.Count(IsAttempt),
            events.Count(e => e.Kind == RunEventKind.RetryPlanned),
            events.Count(e => e.Kind == RunEventKind.FallbackTaken),
            evidence.Sum(e => (long)e.InputTokens),
            evidence.Sum(e => (long)e.OutputTokens),
            evidence.Sum(e => e.CostMicroUsd),
            evidence.Min(e => e.Confidence));
    }

    private static bool IsAttempt(RunEvent happened) => happened.Kind
        is RunEventKind.StepCompleted or RunEventKind.StepFailed or RunEventKind.EffectAnswered;
}
