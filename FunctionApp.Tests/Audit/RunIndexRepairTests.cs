using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class RunIndexRepairTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_list_row_lost_in_a_crash_is_written_by_the_second_delivery()
    {
        await using FaultyStorage watched = await FaultyStorage.StartAsync(azurite.Storage);
        AuditRig rig = await AuditRig.OnAsync(watched.ConnectionString);
        string workflow = AzuriteFixture.NewName("w");
        RunScope scope = rig.Scope() with { Contract = new(workflow, "1.0.0", new string('b', 64)) };
        using CancellationTokenSource crash = new();
        watched.Break(StorageFault.DropBefore, r =>
        {
            bool index = r.Path.Contains("runindex", StringComparison.Ordinal);
            if (index)
            {
                crash.Cancel();
            }

            return index;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => OpenAsync(rig, scope, crash.Token));
        Assert.Empty((await rig.Index.ListAsync(new(workflow), default)).Runs);
        await OpenAsync(rig, scope, default);

        RunSummary run = Assert.Single((await rig.Index.ListAsync(new(workflow), default)).Runs);
        Assert.Equal((rig.RunId, RunState.AwaitingApproval, "approval"), (run.RunId, run.State, run.WaitingFor));
        Assert.Equal(["asked"], await rig.ResultsAsync());
    }

    private static Task<Recorded<string>> OpenAsync(AuditRig rig, RunScope scope, CancellationToken cancellation) => rig.Trail.RecordOnceAsync(
        scope,
        "approval",
        1,
        "open",
        _ => Task.FromResult(("", AuditRig.Event("asked", RunState.AwaitingApproval, RunEventKind.GateOpened, "approval"))),
        cancellation);
}
