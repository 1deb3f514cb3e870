using Xunit.Sdk;

namespace FunctionApp.Tests.Support;

/// <summary>Waits for a real condition, asking again and again; never for an amount of time.</summary>
internal static class Eventually
{
    internal static readonly TimeSpan Cap = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    internal static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? cap = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, cap);

    internal static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? cap = null) =>
        await IsThereAsync(async () => await condition() ? "holds" : null, what, cap);

    /// <summary>The first answer that is not null.</summary>
    internal static async Task<T> IsThereAsync<T>(Func<Task<T?>> probe, string what, TimeSpan? cap = null)
        where T : class
    {
        using CancellationTokenSource limit = new(cap ?? Cap);
        using PeriodicTimer beat = new(Beat);
        while (true)
        {
            if (await probe() is { } found)
            {
                return found;
            }

            try
            {
                await beat.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new XunitException($"Still waiting after {(cap ?? Cap).TotalSeconds:F0} s for: {what}");
            }
        }
    }
}
