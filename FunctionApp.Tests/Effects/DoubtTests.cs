using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class DoubtTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly object Ticket = new { ticket_id = "T-1", to = "ann@example.com", name = "Ann", text = "x" };
    private HttpSink _sink = null!;
    private EffectsBench _bench = null!;

    public async Task InitializeAsync()
    {
        _sink = await HttpSink.StartAsync();
        _bench = await EffectsBench.StartAsync(azurite.ConnectionString, _sink.Address.ToString());
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task A_vendor_that_acts_and_hangs_up_is_looked_up_and_never_sent_to_again()
    {
        PreparedEffect effect = await DoubtfulAsync("reply");
        _sink.Answer(_ => new SinkAnswer(200, $$"""{"replies":[{"id":"R-5","idempotency_key":"{{effect.IdempotencyKey}}"}]}"""));

        Assert.Equal(new EffectReceipt.Applied("R-5"), await _bench.ResolveAsync(effect));

        Assert.Equal(EffectState.Applied, await _bench.StateAsync("reply"));
        Assert.Equal(["POST", "GET"], _sink.Requests.Select(r => r.Method));
        Assert.Equal($"?idempotency_key={effect.IdempotencyKey}", _sink.Requests[1].Query);
    }

    [Fact]
    public async Task Not_found_counts_only_once_the_call_cannot_be_under_way_any_more()
    {
        PreparedEffect effect = await DoubtfulAsync("reply");
        _sink.Answer(_ => new SinkAnswer(200, """{"replies":[]}"""));

        Assert.IsType<EffectReceipt.Busy>(await _bench.ResolveAsync(effect));
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<EffectReceipt.NotApplied>(await _bench.ResolveAsync(effect));
        Assert.Equal(EffectState.NotApplied, await _bench.StateAsync("reply"));
    }

    [Fact]
    public async Task A_target_that_honours_the_key_is_asked_by_sending_the_same_again()
    {
        PreparedEffect effect = await DoubtfulAsync("resent");
        _sink.Answer(_ => new SinkAnswer(200, """{"id":"R-6"}"""));

        Assert.Equal(new EffectReceipt.Applied("R-6"), await _bench.ResolveAsync(effect));

        Assert.Equal(2, _sink.Requests.Count);
        Assert.Single(_sink.Requests.Select(r => r.Header("Idempotency-Key")).Distinct());
        Assert.Single(_sink.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task A_busy_target_leaves_the_doubt_standing()
    {
        PreparedEffect effect = await DoubtfulAsync("resent");
        _sink.Answer(_ => SinkAnswer.TooManyRequests("7"));

        Assert.Equal(new EffectReceipt.Busy(TimeSpan.FromSeconds(7)), await _bench.ResolveAsync(effect));
        Assert.Equal(EffectState.InDoubt, await _bench.StateAsync("resent"));
    }

    [Theory]
    [InlineData("it_was_done", EffectState.Applied)]
    [InlineData("it_was_not", EffectState.NotApplied)]
    public async Task A_persons_word_settles_what_no_target_can(string answer, EffectState state)
    {
        PreparedEffect effect = await DoubtfulAsync("asked");

        Assert.IsType<EffectReceipt.InDoubt>(await _bench.ResolveAsync(effect));
        await _bench.ResolveAsync(effect, answer);

        LedgerEntry row = Assert.Single(await _bench.Ledger.ReadRunAsync(_bench.RunId, default));
        Assert.Equal((state, "olga"), (row.State, row.ResolvedBy));
        Assert.Single(_sink.Requests);
    }

    [Fact]
    public async Task Without_a_row_nothing_was_ever_sent()
    {
        PreparedEffect effect = await _bench.PrepareAsync("asked", Ticket);

        Assert.IsType<EffectReceipt.NotApplied>(await _bench.ResolveAsync(effect));
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_row_fell_into_doubt_clears_it()
    {
        TaskCompletionSource open = new();
        _sink.AnswerNext(new SinkAnswer(201, """{"id":"R-1"}""") { After = open.Task });
        PreparedEffect effect = await _bench.PrepareAsync("asked", Ticket);
        Task<EffectReceipt> slow = _bench.ApplyAsync(effect);
        await _sink.ReceivedAsync(1);

        // The owner's own clock is the one that limits its call; a row is given up by another host whose clock runs ahead.
        await using EffectsBench ahead = await EffectsBench.StartAsync(azurite.ConnectionString, _sink.Address.ToString());
        ahead.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<EffectReceipt.InDoubt>(await ahead.ApplyAsync(effect, 1, _bench.RunId));
        open.SetResult();

        Assert.Equal(new EffectReceipt.Applied("R-1"), await slow);
        Assert.Equal(EffectState.Applied, await _bench.StateAsync("asked"));
    }

    private async Task<PreparedEffect> DoubtfulAsync(string stepId)
    {
        PreparedEffect effect = await _bench.PrepareAsync(stepId, Ticket);
        _sink.AnswerNext(SinkAnswer.Dropped);
        Assert.Equal(new EffectReceipt.InDoubt("EFX004"), await _bench.ApplyAsync(effect));
        return effect;
    }
}
