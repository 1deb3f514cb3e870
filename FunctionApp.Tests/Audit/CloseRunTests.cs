using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class CloseRunTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_run_ends_once_and_the_first_ending_stays()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        CloseRunActivity activity = new(rig.Trail, (_, _, _, _) => Task.CompletedTask, TimeProvider.System);
        RunScope left = rig.Scope(null, AuditRig.Event("condition_not_met", kind: RunEventKind.StepSkipped));

        await activity.CloseAsync(new(left, new RunOutcome.Completed(null)), null!, default);
        await activity.CloseAsync(new(left, new RunOutcome.Completed(null)), null!, default);
        await activity.CloseAsync(new(rig.Scope(), new RunOutcome.Failed("ORC011", "")), null!, default);

        Assert.Equal(["condition_not_met", "completed"], await rig.ResultsAsync());
        Assert.Equal(RunState.Completed, await rig.Trail.StateAsync(rig.RunId, default));
    }

    [Fact]
    public async Task The_same_notes_are_recorded_once_and_others_beside_them()
    {
        AuditRig rig = await AuditRig.OnAsync(azurite.ConnectionString);
        NoteActivity activity = new(rig.Trail);

        Recorded<string> first = await activity.NoteAsync(rig.Scope(null, AuditRig.Event("one")), default);
        await activity.NoteAsync(rig.Scope(null, AuditRig.Event("one")), default);
        await activity.NoteAsync(rig.Scope(first.Head, AuditRig.Event("two")), default);

        Assert.Equal(["one", "two"], await rig.ResultsAsync());
    }
}
