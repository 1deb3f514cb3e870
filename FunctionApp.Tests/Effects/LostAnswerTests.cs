using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class LostAnswerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Theory]
    [InlineData("POST")] // the insert of the intent
    [InlineData("PUT")] // the receipt
    public async Task A_ledger_write_whose_answer_was_lost_is_known_as_ones_own(string method)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(201, """{"id":"R-1"}"""));
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(azurite.Storage);
        await using EffectsBench bench = await EffectsBench.StartAsync(faulty.ConnectionString, sink.Address.ToString());
        PreparedEffect effect = await bench.PrepareAsync("reply", new { ticket_id = "T-1" });
        faulty.Break(StorageFault.DropAfterCommit, r => r.Method == method && r.Path.Contains(StorageNames.EffectLedger, StringComparison.Ordinal));

        EffectReceipt receipt = await bench.ApplyAsync(effect);

        Assert.True(faulty.AllHappened);
        Assert.Equal(new EffectReceipt.Applied("R-1"), receipt);
        Assert.Equal(EffectState.Applied, await bench.StateAsync("reply"));
        Assert.Single(sink.Requests);
    }
}
