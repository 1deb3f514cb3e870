using System.Text;
using FunctionApp.DataContracts;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using FunctionApp.WorkflowContracts;
using Xunit;

namespace FunctionApp.Tests.Intake;

public sealed class IntakeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_good_item_is_stored_and_becomes_a_run()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer answer = await rig.PostAsync(IntakeRig.Ticket("T-1"));

        string runId = Assert.Single(rig.Runs).Key;
        Assert.Equal((202, runId, "RECEIVED", "False"), (answer.Status, answer.Text("run_id"), answer.Text("state"), answer.Text("duplicate")));
        Assert.Equal($"/api/runs/{runId}", answer.Location);
        Assert.StartsWith(rig.Workflow + "-", runId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_identical_posts_at_once_make_one_run()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.PostAsync(IntakeRig.Ticket("T-2"))));

        Assert.Single(rig.Runs);
        Assert.All(answers, a => Assert.Equal(202, a.Status));
        Assert.Single(answers.Select(a => a.Text("run_id")).Distinct());
        Assert.Single(answers, a => a.Text("duplicate") == "False");
    }

    [Fact]
    public async Task The_same_key_with_another_payload_starts_nothing()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        Answer first = await rig.PostAsync(IntakeRig.Ticket("T-3"), "Idempotency-Key: k1");

        Answer other = await rig.PostAsync(IntakeRig.Ticket("T-4"), "Idempotency-Key: k1");
        Answer spaced = await rig.PostAsync(IntakeRig.Ticket("T-3").Replace(":", " : ", StringComparison.Ordinal), "Idempotency-Key: k1");

        Assert.Equal((422, "INT009", first.Text("run_id")), (other.Status, other.Text("code"), other.Text("run_id")));
        Assert.Equal((202, "True"), (spaced.Status, spaced.Text("duplicate")));
        Assert.Single(rig.Runs);
    }

    [Fact]
    public async Task A_rejected_item_is_told_the_same_again_and_its_key_takes_a_mended_one()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        const string Broken = """{"ticket_id":"T-5","body":"x","customer_email":"nobody"}""";

        Answer first = await rig.PostAsync(Broken);
        Answer again = await rig.PostAsync(Broken);
        Answer mended = await rig.PostAsync(IntakeRig.Ticket("T-5"));

        Assert.Equal((422, "DCV001"), (first.Status, first.Text("code")));
        Assert.Equal((422, first.Text("reject_id"), first.Text("violations")), (again.Status, again.Text("reject_id"), again.Text("violations")));
        Assert.Equal((202, "False"), (mended.Status, mended.Text("duplicate")));
        KeptReject closed = Assert.Single(await rig.RejectsAsync());
        Assert.Equal(("sent_again", mended.Text("run_id")), (closed.State, closed.RunId));
        Answer late = await rig.ResubmitAsync(closed.Reject.RejectId, $$"""{"item":{{IntakeRig.Ticket("T-5")}}}""");
        Assert.Equal(409, late.Status);
        Assert.Equal(("/customer_email", "format"), (closed.Reject.Violations.Single().Pointer, closed.Reject.Violations.Single().Rule));
        Assert.Equal(["rejected", "sent_again"], (await rig.RecordAsync()).Select(e => e.Result));
    }

    [Theory]
    [InlineData("", "application/json", 400, "INT003")]
    [InlineData("  \n", "application/json", 400, "INT003")]
    [InlineData("{", "application/json", 400, "INT004")]
    [InlineData("""{"a":1,"a":2}""", "application/json", 400, "INT004")]
    [InlineData("""{"a":1,"\u0061":2}""", "application/json", 400, "INT004")]
    [InlineData("""{"a":"\ud800"}""", "application/json", 400, "INT004")]
    [InlineData("[1]", "application/json", 400, "INT005")]
    [InlineData("null", "application/json", 400, "INT005")]
    [InlineData("a=1", "application/x-www-form-urlencoded", 400, "INT006")]
    [InlineData("{}", "application/json; charset=iso-8859-1", 400, "INT006")]
    [InlineData("{}", "application/json", 422, "DCV001")]
    [InlineData("""{"ticket_id":1e999,"body":"b","customer_email":"a@b.example"}""", "application/json", 422, "DCV001")]
    [InlineData("""{"ticket_id":{},"body":["b"],"customer_email":7}""", "application/json", 422, "DCV001")]
    [InlineData("""{"ticket_id":"\u0000","body":"b","customer_email":"a@b.example"}""", "application/json", 422, "DCV001")]
    public async Task Bad_input_gets_its_code_and_leaves_one_reject_and_no_run(string body, string type, int status, string code)
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer answer = await rig.PostAsync(Encoding.UTF8.GetBytes(body), $"Content-Type: {type}");
        Answer again = await rig.PostAsync(Encoding.UTF8.GetBytes(body), $"Content-Type: {type}");

        Assert.Equal((status, code), (answer.Status, answer.Text("code")));
        Assert.Equal((status, answer.Text("reject_id")), (again.Status, again.Text("reject_id")));
        Assert.Equal(answer.Text("reject_id"), Assert.Single(await rig.RejectsAsync()).Reject.RejectId);
        Assert.Empty(rig.Runs);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_deep_nesting_and_a_large_body_get_their_code()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer notText = await rig.PostAsync([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]);
        Answer deep = await rig.PostAsync($$"""{"a":{{new string('[', 100_000)}}""");
        Answer large = await rig.PostAsync(new string(' ', 2 << 20));

        Assert.Equal(["400 INT004", "400 INT004", "413 INT008"], new[] { notText, deep, large }.Select(a => $"{a.Status} {a.Text("code")}"));
        Assert.Equal(3, (await rig.RejectsAsync()).Count);
    }

    [Fact]
    public async Task A_key_header_twice_or_too_long_is_refused()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer twice = await rig.PostAsync(IntakeRig.Ticket("T-6"), "Idempotency-Key: a", "Idempotency-Key: b");
        Answer tooLong = await rig.PostAsync(IntakeRig.Ticket("T-6"), "Idempotency-Key: " + new string('k', 256));

        Assert.Equal(["400 INT007", "400 INT007"], new[] { twice, tooLong }.Select(a => $"{a.Status} {a.Text("code")}"));
    }

    [Fact]
    public async Task An_unknown_workflow_and_a_missing_door_are_not_found()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        rig.Verdict = new CatalogVerdict.Unknown();

        Assert.Equal("INT001", (await rig.PostAsync("{}")).Text("code"));
        rig.Verdict = null;
        Assert.Equal("INT002", (await rig.HookAsync("stripe", "{}")).Text("code"));
    }

    [Fact]
    public async Task A_blocked_workflow_says_why_and_takes_the_item_when_it_is_open_again()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        rig.Verdict = new CatalogVerdict.Blocked(["stopped by operator"]);

        Answer shut = await rig.PostAsync(IntakeRig.Ticket("T-7"));
        rig.Verdict = null;
        Answer open = await rig.PostAsync(IntakeRig.Ticket("T-7"));

        Assert.Equal((409, "INT010", """["stopped by operator"]"""), (shut.Status, shut.Text("code"), shut.Text("reasons")));
        Assert.Equal("refused", Assert.Single(await rig.RecordAsync()).Result);
        Assert.Equal((202, "False"), (open.Status, open.Text("duplicate")));
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_is_known_as_our_own()
    {
        await using FaultyStorage faulty = await FaultyStorage.StartAsync(azurite.Storage);
        await using IntakeRig rig = await IntakeRig.OnAsync(faulty.ConnectionString);
        faulty.Break(StorageFault.DropAfterCommit, r => r.Method == "POST" && r.Path.EndsWith(StorageNames.IntakeKeys, StringComparison.Ordinal));
        faulty.Break(StorageFault.DropAfterCommit, r => r.Method == "PUT" && r.Path.Contains(rig.Workflow, StringComparison.Ordinal) && !r.Path.Contains("pending", StringComparison.Ordinal)
            && r.Path.Contains(StorageNames.IntakeKeys, StringComparison.Ordinal));

        Answer answer = await rig.PostAsync(IntakeRig.Ticket("T-8"));
        Answer again = await rig.PostAsync(IntakeRig.Ticket("T-8"));

        Assert.True(faulty.AllHappened);
        Assert.Equal((202, "False"), (answer.Status, answer.Text("duplicate")));
        Assert.Equal((202, "True"), (again.Status, again.Text("duplicate")));
        Assert.Single(rig.Runs);
    }

    [Fact]
    public async Task What_was_stored_and_not_started_is_started_by_the_sweep()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        rig.Outages = 1;

        Answer answer = await rig.PostAsync(IntakeRig.Ticket("T-9"));
        Assert.Equal(202, answer.Status);
        Assert.Empty(rig.Runs);

        await rig.Of<IntakeSweep>().SweepAsync(null!, CancellationToken.None);
        Assert.Empty(rig.Runs);
        rig.Clock.Advance(TimeSpan.FromSeconds(61));
        await rig.Of<IntakeSweep>().SweepAsync(null!, CancellationToken.None);

        Assert.Equal(answer.Text("run_id"), Assert.Single(rig.Runs).Key);
    }

    [Fact]
    public async Task An_item_that_cannot_be_started_ten_times_raises_one_alert_and_stays()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        rig.Outages = 13;
        await rig.PostAsync(IntakeRig.Ticket("T-10"));

        for (int minute = 0; minute < 12; minute++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(61));
            await rig.Of<IntakeSweep>().SweepAsync(null!, CancellationToken.None);
        }

        Assert.Equal("INT016", Assert.Single(await rig.RecordAsync()).Code);
        rig.Clock.Advance(TimeSpan.FromSeconds(61));
        await rig.Of<IntakeSweep>().SweepAsync(null!, CancellationToken.None);
        Assert.Single(rig.Runs);
    }
}
