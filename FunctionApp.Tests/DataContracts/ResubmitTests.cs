using System.Text;
using System.Text.Json;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Intake;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.DataContracts;

public sealed class ResubmitTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Broken = """{"ticket_id":"R-1","body":"x","customer_email":"nobody"}""";
    private const string Mend = """{"edits":[{"pointer":"/customer_email","value":"ann@example.com"}],"actor":"operations-lead"}""";

    [Fact]
    public async Task A_mended_item_becomes_one_run_however_often_it_is_clicked()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string rejectId = (await rig.PostAsync(Broken)).Text("reject_id")!;

        Answer[] clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => rig.ResubmitAsync(rejectId, Mend)));
        Answer other = await rig.ResubmitAsync(rejectId, """{"edits":[{"pointer":"/customer_email","value":"bob@example.com"}]}""");

        string runId = Assert.Single(rig.Runs).Key;
        Assert.All(clicks, a => Assert.Equal((202, runId), (a.Status, a.Text("run_id"))));
        Assert.Equal((409, "DCV004", runId), (other.Status, other.Text("code"), other.Text("run_id")));
        KeptReject kept = (await rig.RejectsAsync()).Single();
        Assert.Equal(("resubmitted", runId), (kept.State, kept.RunId));
        Assert.Equal(["data-contracts rejected", "operations-lead started"], (await rig.RecordAsync()).Select(e => $"{e.Actor} {e.Result}"));
    }

    [Fact]
    public async Task A_mended_item_that_is_still_broken_goes_on_as_the_next_reject()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string first = (await rig.PostAsync(Broken)).Text("reject_id")!;

        Answer again = await rig.ResubmitAsync(first, """{"edits":[{"pointer":"/customer_email","value":"still wrong"}]}""");
        string next = again.Text("reject_id")!;
        Answer left = await rig.ResubmitAsync(first, Mend);
        Answer mended = await rig.ResubmitAsync(next, Mend);

        Assert.Equal((422, false), (again.Status, next == first));
        Assert.Equal((409, next), (left.Status, left.Text("next_reject_id")));
        Assert.Equal(202, mended.Status);
        Assert.Equal(first, (await rig.Of<RejectStore>().FindAsync(next, CancellationToken.None))!.Reject.ResubmitOf);
        Assert.Single(rig.Runs);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"item":{},"edits":[]}""")]
    [InlineData("""{"edits":[{"pointer":"/no/where","value":1}]}""")]
    [InlineData("""{"edits":[{"pointer":"/body"}]}""")]
    [InlineData("""{"edits":[7]}""")]
    public async Task A_request_without_a_mended_item_changes_nothing(string request)
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string rejectId = (await rig.PostAsync(Broken)).Text("reject_id")!;

        Answer answer = await rig.ResubmitAsync(rejectId, request);

        Assert.Equal((400, "DCV003"), (answer.Status, answer.Text("code")));
        Assert.Equal("open", (await rig.RejectsAsync()).Single().State);
    }

    [Theory]
    [InlineData("rj-nothing-aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("x")]
    [InlineData("rj-../etc-aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_unknown_reject_is_not_found(string rejectId)
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Assert.Equal("DCV002", (await rig.ResubmitAsync(rejectId, Mend)).Text("code"));
    }

    [Fact]
    public async Task A_reject_half_kept_is_completed_and_told_once()
    {
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(azurite.Storage);
        await using IntakeRig rig = await IntakeRig.OnAsync(faulty.ConnectionString);
        BlobRef payload = await rig.Of<BlobVault>().PutAsync(
            StorageNames.IntakePayloads, $"{rig.Workflow}/x", Encoding.UTF8.GetBytes(Broken), "application/json", CancellationToken.None);
        RejectedRecord reject = new(
            ItemIds.RejectOf(rig.Workflow, "run", payload.Sha256), rig.Workflow, "1.0.0", [new("/a", "required", "text", "missing")],
            payload, IntakeChannel.Http, rig.Clock.GetUtcNow());
        faulty.Break(StorageFault.DropAfterCommit, r => r.Method == "POST" && r.Path.EndsWith(StorageNames.ContractRejectsTable, StringComparison.Ordinal));

        await rig.Of<KeepReject>()(reject, CancellationToken.None);
        await rig.Of<KeepReject>()(reject with { RejectedUtc = rig.Clock.GetUtcNow().AddHours(1) }, CancellationToken.None);

        Assert.True(faulty.AllHappened);
        Assert.Equal(reject.RejectedUtc, Assert.Single(await rig.RejectsAsync()).Reject.RejectedUtc);
        Assert.Single(await rig.RecordAsync());
    }

    [Fact]
    public async Task A_rejects_page_shows_the_newest_first_and_goes_on_at_its_cursor()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        List<string> ids = [];
        for (int i = 0; i < 5; i++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            ids.Insert(0, (await rig.PostAsync(JsonSerializer.Serialize(new { ticket_id = $"P-{i}" }))).Text("reject_id")!);
        }

        RejectStore store = rig.Of<RejectStore>();
        RejectPage first = await store.ListAsync(rig.Workflow, null, 3, CancellationToken.None);
        RejectPage second = await store.ListAsync(rig.Workflow, first.Cursor, 3, CancellationToken.None);

        Assert.Equal(ids, first.Rejects.Concat(second.Rejects).Select(r => r.Reject.RejectId));
        Assert.Null(second.Cursor);
    }
}
