using FunctionApp.Local;
using FunctionApp.Local.Chaos;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.Chaos;

/// <summary>A few of the points of <c>-- chaos</c>: a host of its own process, ended by force.</summary>
public sealed class ChaosRunTests(ITestOutputHelper output) : IClassFixture<AzuriteFixture>
{
    private static readonly ChaosStory Ticket = ChaosStory.All[0];

    [Fact]
    public async Task A_host_that_is_killed_around_its_reply_loses_nothing_and_sends_nothing_twice()
    {
        ChaosLine calm = await RunAsync(null, after: false);
        Assert.True(calm.IsClean, calm.ToString());
        Assert.Contains(calm.Acts, a => a.StartsWith("POST tickets/T-1007/replies", StringComparison.Ordinal));
        (ChaosPoint At, bool After)[] points =
        [
            (new("call POST tickets/T-1007/replies", 1), true),
            (new("table POST effectledger", 1), false),
        ];
        foreach ((ChaosPoint at, bool after) in points)
        {
            ChaosLine line = (await RunAsync(at, after)).Against(calm);
            Assert.True(line is { IsHit: true, IsClean: true }, line.ToString());
        }
    }

    private async Task<ChaosLine> RunAsync(ChaosPoint? killAt, bool after)
    {
        ChaosRun run = new(
            typeof(LocalProgram).Assembly.Location,
            Path.Combine(Repository.Root, "FunctionApp", "Workflows"),
            TextWriter.Null);
        StorageConnection storage = new(await AzuriteFixture.OwnAccountAsync());
        (ChaosLine line, _) = await run.RunAsync(storage, Ticket, killAt, after, CancellationToken.None);
        output.WriteLine(line.ToString());
        return line;
    }
}
