using LocalHost.Functions.Queues;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class PollDelayTests
{
    [Fact]
    public void The_wait_starts_at_a_tenth_of_a_second_doubles_with_spread_and_is_capped()
    {
        PollDelay delay = new(TimeSpan.FromSeconds(5));

        TimeSpan[] waits = [.. Enumerable.Range(0, 12).Select(_ => delay.Next())];

        Assert.Equal(TimeSpan.FromMilliseconds(100), waits[0]);
        for (int n = 1; n < 5; n++)
        {
            double grown = Math.Pow(2, n - 1) * 100;
            Assert.InRange(waits[n].TotalMilliseconds, 100 + (0.8 * grown), 100 + (1.2 * grown));
        }

        Assert.Equal(TimeSpan.FromSeconds(5), waits[^1]);
        delay.Reset();
        Assert.Equal(TimeSpan.FromMilliseconds(100), delay.Next());
    }
}
