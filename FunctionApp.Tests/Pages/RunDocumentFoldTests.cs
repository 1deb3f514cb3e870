using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.Tests.Audit;
using Xunit;

namespace FunctionApp.Tests.Pages;

public sealed class RunDocumentFoldTests
{
    private static readonly JsonElement Something = JsonSerializer.SerializeToElement(new { subject = "Where is it?" });

    [Fact]
    public void A_run_that_waits_says_for_whom_and_has_no_output()
    {
        RunDocument run = Fold(Story.Begun().Step("classify", 0.6).Step("risk").Step("draft").After(5).Asks("approval"));

        Assert.Equal("AWAITING_APPROVAL", run.State);
        Assert.Equal(
            new RunWait("approve", "approval", "approval.1", "support-lead", Story.Start.AddMinutes(5), Story.Start.AddMinutes(5).AddHours(24), null),
            run.WaitingFor);
        Assert.Null(run.Output);
        Assert.NotNull(run.Input);
        Assert.Equal("operations-lead", run.RollbackOwner);
        Assert.Equal("support-lead", run.Owner);
        Assert.Equal(1, run.Tries);
        Assert.Equal("WAITING", Step(run, "approval").State);
        Assert.Equal("PENDING", Step(run, "reply").State);
    }

    [Fact]
    public void A_run_that_ended_well_has_an_output_and_waits_for_nothing()
    {
        RunDocument run = Fold(Story.Begun()
            .Step("classify", 0.9).Asks("approval").Answers("approval", "approved", edited: true).Effect("reply")
            .Note(RunEventKind.StepSkipped, "fallback", "crm_note").Ends(RunState.Completed, "completed"));

        Assert.Equal("COMPLETED", run.State);
        Assert.Null(run.WaitingFor);
        Assert.NotNull(run.Output);
        Assert.Equal(["COMPLETED", "COMPLETED", "SKIPPED", "NOT_REACHED"], ((string[])["approval", "reply", "crm_note", "policy"]).Select(s => Step(run, s).State));
        GateRecord gate = Assert.Single(run.Approvals);
        Assert.Equal(("approved", "person-7", true, 90), (gate.Decision, gate.By, gate.Edited, gate.ReviewerSeconds));
        Assert.Equal(new RunCost(100, 20, 300, 90), run.Cost);
    }

    [Fact]
    public void A_declined_run_has_no_output() =>
        Assert.Null(Fold(Story.Begun().Ends(RunState.Declined, "declined", "spam")).Output);

    [Fact]
    public void The_audit_log_tells_step_result_time_and_actor_of_each_entry()
    {
        RunDocument run = Fold(Story.Begun().After(1).Fails("draft", "STP004"));

        Assert.Equal(
            [
                new AuditLogLine(1, "run", "started", Story.Start, "interpreter", null),
                new AuditLogLine(2, "draft", "failed", Story.Start.AddMinutes(1), "steps", "STP004"),
            ],
            run.AuditLog);
    }

    [Fact]
    public void Tries_count_the_attempts_at_the_step_where_the_run_stands()
    {
        Story story = Story.Begun().Step("classify").Fails("draft", "STP004").Note(RunEventKind.RetryPlanned, "retry", "draft", "STP004");

        Assert.Equal((1, "RETRYING"), (Fold(story).Tries, Step(Fold(story), "draft").State));
        Assert.Equal(2, Fold(story.Fails("draft", "STP004", 2)).Tries);
    }

    [Fact]
    public void A_paused_run_waits_for_its_incident_and_goes_on_when_resumed()
    {
        Story story = Story.Begun().Note(RunEventKind.RunPaused, "paused", "reply", "EFX007").Asks("reply", "incident");
        Assert.Equal(("PAUSED", "incident"), (Fold(story).State, Fold(story).WaitingFor?.Kind));

        story.After(3).Note(RunEventKind.RunResumed, "retry", "reply");
        Assert.Equal(("RUNNING", null), (Fold(story).State, Fold(story).WaitingFor));
        Assert.Equal("withdrawn", Assert.Single(Fold(story).Approvals).Decision);
    }

    [Fact]
    public void Two_open_gates_keep_the_run_waiting_until_both_are_answered()
    {
        Story story = Story.Begun().Asks("approval").Asks("draft", "manual").Answers("draft", "approved");

        Assert.Equal("AWAITING_APPROVAL", Fold(story).State);
        Assert.Equal("RUNNING", Fold(story.Answers("approval", "approved")).State);
    }

    [Fact]
    public void A_stored_run_before_its_first_entry_is_received()
    {
        RunDocument run = RunDocumentFold.Of(new("run-1", Story.Contract, new([], null), [], Something, null));

        Assert.Equal("RECEIVED", run.State);
        Assert.Empty(run.AuditLog);
    }

    [Fact]
    public void A_compensated_effect_step_is_undone()
    {
        RunDocument run = Fold(Story.Begun().Effect("route").Note(RunEventKind.CompensationAnswered, "applied", "route"));

        Assert.Equal(("COMPENSATING", "UNDONE"), (run.State, Step(run, "route").State));
    }

    private static RunStepView Step(RunDocument run, string id) => run.Steps.Single(s => s.Id == id);

    private static RunDocument Fold(Story story) => RunDocumentFold.Of(
        new(Story.RunId, Story.Contract, new(story.Entries, null), [], Something, Something));
}
