using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace FunctionApp.Hosting;

/// <summary>Circuit breakers by name: what keeps failing is left alone for a while, then tried with one call.</summary>
/// <remarks>
/// <para>Units: opens at five failures in a row within two minutes, for one minute.</para>
/// <para>Guarantee: state of this worker only; each finds out for itself. Source: ADR 0010.</para>
/// </remarks>
public sealed class Breakers(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (ResiliencePipeline<bool> Pipeline, CircuitBreakerStateProvider State)> _all = new();

    /// <summary>Acts and counts the answer; without acting it answers how long to wait while the breaker is open.</summary>
    public async Task<(T? Answer, TimeSpan? Wait)> RunAsync<T>(
        string name, Func<CancellationToken, Task<T>> act, Func<T, bool> isDown, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(isDown);
        T? answer = null;
        try
        {
            await Of(name).Pipeline.ExecuteAsync(
                async token =>
                {
                    answer = await act(token);
                    return !isDown(answer);
                },
                cancellation);
        }
        catch (BrokenCircuitException broken)
        {
            return (null, broken.RetryAfter ?? Pause);
        }

        return (answer, null);
    }

    /// <summary>Whether calls under the name are held back.</summary>
    public bool IsOpen(string name) => Of(name).State.CircuitState == CircuitState.Open;

    private (ResiliencePipeline<bool> Pipeline, CircuitBreakerStateProvider State) Of(string name) => _all.GetOrAdd(name, _ =>
    {
        CircuitBreakerStateProvider state = new();
        return (new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                ShouldHandle = static o => ValueTask.FromResult(!o.Outcome.Result || o.Outcome.Exception is OperationCanceledException),
                FailureRatio = 1,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromMinutes(2),
                BreakDuration = Pause,
                StateProvider = state,
            })
            .Build(), state);
    });
}
