using LocalHost.Durable.Journal;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class JournalWriterTests
{
    [Fact]
    public async Task A_turn_that_ends_while_the_host_stops_breaks_nothing()
    {
        List<Exception> lost = [];
        JournalWriter writer = new(null!, lost.Add);
        writer.Start();
        await writer.DisposeAsync();
        bool committed = false;
        writer.Append([], () => committed = true);
        Assert.False(committed);
        Assert.Empty(lost);
    }
}
