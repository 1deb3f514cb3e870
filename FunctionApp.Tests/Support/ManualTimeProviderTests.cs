using Xunit;

namespace FunctionApp.Tests.Support;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public async Task Timers_fire_in_the_order_they_fall_due_while_the_clock_moves()
    {
        ManualTimeProvider clock = new();
        DateTimeOffset start = clock.GetUtcNow();
        List<(string Name, TimeSpan At)> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using ITimer early = clock.CreateTimer(_ => fired.Add(("early", clock.GetUtcNow() - start)), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using CancellationTokenSource deadline = new(TimeSpan.FromDays(3), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([("early", TimeSpan.FromHours(1)), ("late", TimeSpan.FromHours(2))], fired);
        Assert.False(deadline.IsCancellationRequested);
        await clock.AdvanceUntilAsync(() => deadline.IsCancellationRequested, TimeSpan.FromHours(6), TimeSpan.FromDays(2), "the deadline");
        Assert.Equal(start.AddDays(3), clock.GetUtcNow(), TimeSpan.FromHours(6));
    }
}
