using System.Text.Json;
using FunctionApp.DataContracts;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using Xunit;

namespace FunctionApp.Tests.Intake;

public sealed class IntakeQueueTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_message_delivered_twice_makes_one_run()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string message = Message(rig, IntakeRig.Ticket("Q-1"), "q1");

        await TakeAsync(rig, message);
        await TakeAsync(rig, message);

        Assert.Single(rig.Runs);
    }

    [Fact]
    public async Task What_nobody_hears_an_answer_to_ends_as_a_reject()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        await TakeAsync(rig, Message(rig, IntakeRig.Ticket("Q-2"), "q2"));

        await TakeAsync(rig, Message(rig, IntakeRig.Ticket("Q-3"), "q2"));
        await TakeAsync(rig, Message(rig, "{}", null));
        rig.Verdict = new CatalogVerdict.Blocked(["stopped"]);
        await TakeAsync(rig, Message(rig, IntakeRig.Ticket("Q-4"), null));

        IEnumerable<string> rules = (await rig.RejectsAsync()).Select(r => r.Reject.Violations[0].Rule);
        Assert.Equal(["blocked", "idempotency_key", "required"], rules.Order());
        Assert.Single(rig.Runs);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"workflow":7,"item":{}}""")]
    [InlineData("""{"workflow":"no-such-workflow","item":{}}""")]
    public async Task A_message_without_an_item_of_a_known_workflow_fails_so_that_it_ends_as_poison(string message)
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        await Assert.ThrowsAsync<InvalidDataException>(() => TakeAsync(rig, message));
    }

    [Fact]
    public async Task Poison_becomes_one_incident_with_its_cause_and_can_be_sent_again()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string message = Message(rig, IntakeRig.Ticket("Q-5"), null);

        await rig.Of<IntakePoison>().KeepAsync(message, CancellationToken.None);
        await rig.Of<IntakePoison>().KeepAsync(message, CancellationToken.None);

        KeptReject reject = Assert.Single(await rig.RejectsAsync());
        Assert.Equal("poison", reject.Reject.Violations[0].Rule);
        Assert.Equal(["INT015", "poison"], (await rig.RecordAsync()).Select(e => e.Code!).Order());
        Answer sent = await rig.ResubmitAsync(reject.Reject.RejectId, $$"""{"item":{{IntakeRig.Ticket("Q-5")}}}""");
        Assert.Equal(202, sent.Status);
    }

    [Fact]
    public async Task Poison_that_names_no_workflow_is_kept_under_the_name_of_the_queue()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string message = $"no json {rig.Workflow}";

        await rig.Of<IntakePoison>().KeepAsync(message, CancellationToken.None);

        RejectPage page = await rig.Of<RejectStore>().ListAsync(StorageNames.WorkflowRequests, null, 200, CancellationToken.None);
        Assert.Contains(page.Rejects, r => r.Reject.Payload.SizeBytes == message.Length);
    }

    private static Task TakeAsync(IntakeRig rig, string message) =>
        rig.Of<IntakeQueue>().TakeAsync(message, null!, CancellationToken.None);

    private static string Message(IntakeRig rig, string item, string? key) => JsonSerializer.Serialize(
        new { workflow = rig.Workflow, idempotency_key = key, item = JsonSerializer.Deserialize<JsonElement>(item) });
}
