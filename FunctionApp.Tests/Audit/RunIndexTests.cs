using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class RunIndexTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    // Far from the days of other tests, which share the tables.
    private static readonly DateTimeOffset Start = new(1990, 1, 31, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Runs_of_all_workflows_are_listed_newest_first_page_by_page()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        string[] workflows = [AzuriteFixture.NewName("a"), AzuriteFixture.NewName("b")];
        for (int i = 0; i < 10; i++)
        {
            await rig.Index.WriteAsync(Head($"run-{i}", workflows[i % 2], Start.AddMinutes(20 * i), RunState.Running, 1), default);
        }

        List<string> listed = [];
        string? cursor = null;
        do
        {
            RunPage page = await rig.Index.ListAsync(new(FromUtc: Start, ToUtc: Start.AddDays(1), Cursor: cursor, Size: 3), default);
            listed.AddRange(page.Runs.Where(r => workflows.Contains(r.Workflow)).Select(r => r.RunId));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(i => $"run-{i}"), listed);
    }

    [Fact]
    public async Task A_list_narrows_by_workflow_state_and_time()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        string workflow = AzuriteFixture.NewName("w");
        await rig.Index.WriteAsync(Head("old", workflow, Start, RunState.Running, 1), default);
        await rig.Index.WriteAsync(Head("waits", workflow, Start.AddHours(1), RunState.AwaitingApproval, 2), default);
        await rig.Index.WriteAsync(Head("new", workflow, Start.AddHours(2), RunState.Running, 1), default);

        Assert.Equal(["waits"], await IdsAsync(rig, new(workflow, RunState.AwaitingApproval)));
        Assert.Equal(["new", "waits"], await IdsAsync(rig, new(workflow, FromUtc: Start.AddHours(1))));
        Assert.Equal(["waits", "old"], await IdsAsync(rig, new(workflow, ToUtc: Start.AddHours(2))));
    }

    [Fact]
    public async Task An_older_state_that_comes_late_does_not_replace_a_newer_one()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        string workflow = AzuriteFixture.NewName("w");

        await rig.Index.WriteAsync(Head("run", workflow, Start, RunState.Completed, 9), default);
        await rig.Index.WriteAsync(Head("run", workflow, Start, RunState.Running, 1), default);

        RunSummary run = Assert.Single((await rig.Index.ListAsync(new(workflow), default)).Runs);
        Assert.Equal(RunState.Completed, run.State);
        Assert.Null(run.WaitingFor);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(AuditRig rig, RunQuery query) =>
        [.. (await rig.Index.ListAsync(query, default)).Runs.Select(r => r.RunId)];

    private static HeadRow Head(string runId, string workflow, DateTimeOffset started, RunState state, long seq) =>
        new(runId, seq, new string('c', 64), "", started, new(workflow, "1.0.0", new string('b', 64)), state, null, started, seq);
}
