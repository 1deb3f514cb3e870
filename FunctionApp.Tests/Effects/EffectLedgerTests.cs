using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class EffectLedgerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly object Ticket = new { ticket_id = "T-1", to = "ann@example.com", name = "Ann", text = "it is on its way" };
    private HttpSink _sink = null!;
    private EffectsBench _bench = null!;

    public async Task InitializeAsync()
    {
        _sink = await HttpSink.StartAsync();
        _sink.Answer(_ => new SinkAnswer(201, """{"id":"R-7"}"""));
        _bench = await EffectsBench.StartAsync(azurite.ConnectionString, _sink.Address.ToString());
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task An_effect_is_sent_once_with_its_key_and_told_again_from_the_row()
    {
        PreparedEffect effect = await _bench.PrepareAsync("reply", Ticket);

        Assert.Equal(new EffectReceipt.Applied("R-7"), await _bench.ApplyAsync(effect));
        Assert.Equal(new EffectReceipt.Applied("R-7"), await _bench.ApplyAsync(effect, 2));

        SinkRequest sent = Assert.Single(_sink.Requests);
        Assert.Equal("/tickets/T-1/replies", sent.Path);
        Assert.Equal(effect.IdempotencyKey, sent.Header("Idempotency-Key"));
        Assert.Equal("Bearer s3cret-token", sent.Header("Authorization"));
        Assert.Equal("Dear Ann, it is on its way", sent.Json.GetProperty("body").GetProperty("text").GetString());
        LedgerEntry row = Assert.Single(await _bench.Ledger.ReadRunAsync(_bench.RunId, default));
        Assert.Equal((EffectState.Applied, "R-7"), (row.State, row.ExternalRef));
    }

    [Fact]
    public async Task The_same_business_key_in_two_runs_at_once_is_done_once()
    {
        string other = AzuriteFixture.NewName("run");
        object invoice = new { ticket_id = AzuriteFixture.NewName("inv"), to = "x", name = "n", text = "t" };
        TaskCompletionSource open = new();
        _sink.AnswerNext(new SinkAnswer(201, """{"id":"P-1"}""") { After = open.Task });
        PreparedEffect mine = await _bench.PrepareAsync("pay", invoice);
        PreparedEffect theirs = await _bench.PrepareAsync("pay", invoice, other);

        Task<EffectReceipt> first = _bench.ApplyAsync(mine);
        await _sink.ReceivedAsync(1);
        EffectReceipt second = await _bench.ApplyAsync(theirs, runId: other);
        open.SetResult();

        Assert.IsType<EffectReceipt.Busy>(second);
        Assert.Equal(new EffectReceipt.Applied("P-1"), await first);
        Assert.Equal(new EffectReceipt.AlreadyApplied("P-1"), await _bench.ApplyAsync(theirs, 2, other));
        Assert.Single(_sink.Requests);
        Assert.Equal(_bench.RunId, Assert.Single(await _bench.Ledger.ReadRunAsync(other, default)).RunId);
    }

    [Fact]
    public async Task The_same_key_with_another_payload_is_refused_and_alerted()
    {
        string id = AzuriteFixture.NewName("inv");
        await _bench.ApplyAsync(await _bench.PrepareAsync("pay", new { ticket_id = id, text = "100" }));
        string other = AzuriteFixture.NewName("run");

        EffectReceipt answer = await _bench.ApplyAsync(
            await _bench.PrepareAsync("pay", new { ticket_id = id, text = "900" }, other), runId: other);

        Assert.Equal(new EffectReceipt.Refused("EFX001"), answer);
        Assert.Single(_sink.Requests);
        FunctionApp.Audit.AuditExtract told = await _bench.Get<FunctionApp.Audit.AuditTrail>().ReadAsync(other, default);
        Assert.Contains(told.Entries, e => e.Event is { Kind: RunEventKind.AlertRaised, Code: "EFX001" });
    }

    [Fact]
    public async Task A_yes_to_another_payload_sends_nothing()
    {
        PreparedEffect effect = await _bench.PrepareAsync("reply", Ticket);

        EffectReceipt answer = await _bench.ApplyAsync(effect, approved: new string('a', 64));

        Assert.Equal(new EffectReceipt.Refused("EFX002"), answer);
        Assert.Empty(_sink.Requests);
    }

    [Fact]
    public async Task A_second_delivery_while_the_first_is_calling_is_busy()
    {
        TaskCompletionSource open = new();
        _sink.AnswerNext(new SinkAnswer(201, """{"id":"R-1"}""") { After = open.Task });
        PreparedEffect effect = await _bench.PrepareAsync("reply", Ticket);

        Task<EffectReceipt> first = _bench.ApplyAsync(effect, owner: "one");
        await _sink.ReceivedAsync(1);
        EffectReceipt second = await _bench.ApplyAsync(effect, owner: "two");
        open.SetResult();

        Assert.IsType<EffectReceipt.Busy>(second);
        Assert.IsType<EffectReceipt.Applied>(await first);
        Assert.Single(_sink.Requests);
    }

    [Fact]
    public async Task Only_an_owner_lost_past_its_instant_makes_a_doubt()
    {
        PreparedEffect effect = await _bench.PrepareAsync("reply", Ticket);
        await _bench.LoseOwnerAsync(effect);

        Assert.IsType<EffectReceipt.Busy>(await _bench.ApplyAsync(effect, 2));
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(new EffectReceipt.InDoubt("EFX003"), await _bench.ApplyAsync(effect, 3));
        Assert.Equal(EffectState.InDoubt, await _bench.StateAsync("reply"));
        Assert.Empty(_sink.Requests);
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_did_nothing_and_is_tried_again_on_the_same_row()
    {
        await using EffectsBench down = await EffectsBench.StartAsync(azurite.ConnectionString, "http://127.0.0.1:1");
        PreparedEffect effect = await down.PrepareAsync("reply", Ticket);

        Assert.Equal(new EffectReceipt.NotApplied("EFX005", null), await down.ApplyAsync(effect));
        Assert.Equal(EffectState.NotApplied, await down.StateAsync("reply"));
        Assert.Equal(new EffectReceipt.NotApplied("EFX005", null), await down.ApplyAsync(effect, 2));
        Assert.Equal(2, Assert.Single(await down.Ledger.ReadRunAsync(down.RunId, default)).Attempt);
    }

    [Fact]
    public async Task A_hole_is_filled_by_the_receipt_it_names_and_refused_without_it()
    {
        PreparedEffect note = await _bench.PrepareAsync("note", Ticket);

        Assert.Equal(["receipts.reply.external_ref"], note.Holes);
        Assert.Equal(new EffectReceipt.Refused("EFX009"), await _bench.ApplyAsync(note));
        await _bench.ApplyAsync(note, receipts: new Fact("receipts.reply.external_ref", FactKind.Text, "R-9"));

        Assert.Equal("R-9", Assert.Single(_sink.Requests).Json.GetProperty("ref").GetString());
    }

    [Fact]
    public async Task An_applied_compensation_marks_what_it_undid()
    {
        PreparedEffect assign = await _bench.PrepareAsync("assign", Ticket);
        await _bench.ApplyAsync(assign);
        PreparedEffect undo = await _bench.PrepareAsync(
            "assign", Ticket, undo: true, facts: new Fact("receipts.assign.external_ref", FactKind.Text, "R-7"));

        Assert.Empty(undo.Holes);
        Assert.IsType<EffectReceipt.Applied>(await _bench.ApplyAsync(undo));

        Assert.Equal(EffectState.Compensated, await _bench.StateAsync("assign"));
        Assert.Equal(["PUT", "DELETE"], _sink.Requests.Select(r => r.Method));
        Assert.Equal($"{assign.IdempotencyKey}.undo", _sink.Requests[1].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task What_is_not_set_up_goes_to_the_sandbox_and_stays_there()
    {
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString);
        PreparedEffect effect = await bench.PrepareAsync("reply", Ticket);

        EffectReceipt receipt = await bench.ApplyAsync(effect);

        Assert.True(effect.Sandboxed);
        Assert.StartsWith("sandbox-", Assert.IsType<EffectReceipt.Applied>(receipt).ExternalRef, StringComparison.Ordinal);
        var shown = Assert.Single(await bench.Get<FunctionApp.Effects.Connectors.SandboxStore>().ReadRunAsync(bench.RunId, default));
        Assert.Equal("POST tickets/T-1/replies", shown.Request);
        Assert.Equal(receipt, await _bench.ApplyAsync(effect, runId: bench.RunId));
        Assert.Empty(_sink.Requests);
    }
}
