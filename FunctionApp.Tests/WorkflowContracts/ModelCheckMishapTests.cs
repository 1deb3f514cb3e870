using FunctionApp.Orchestration;
using FunctionApp.WorkflowContracts.Checks.Model;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>What goes wrong rarely (once in a run): each kind is explored, and a bug that only it shows is found.</summary>
public sealed class ModelCheckMishapTests(ITestOutputHelper output)
{
    private static WorkflowDefinition Good => PlantedBug.Good;

    // Two people have to say yes.
    private static WorkflowDefinition TwoVoices { get; } = Good with
    {
        Steps = [.. Good.Steps.Select(s => s.Do is StepWork.Approve approve ? s with { Do = approve with { Needed = 2 } } : s)],
    };

    // Whoever is told that a step's attempts are used up is told by mail.
    private static WorkflowDefinition Alarmed { get; } = Good with
    {
        Steps = [.. Good.Steps.Select(s => s.Do is StepWork.Effect
            ? s with { OnFailure = new(2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), EscalateTo: "shop-lead") }
            : s)],
    };

    // A second model stands in for the first.
    private static WorkflowDefinition TwoModels { get; } = Good with
    {
        Steps =
        [
            .. Good.Steps.Select(s => s.Do is StepWork.Classify sort ? s with { Do = sort with { Route = [sort.Route[0], sort.Route[0]] } } : s),
        ],
    };

    [Fact]
    public void Contract_that_needs_two_voices_keeps_every_promise() => Holds(TwoVoices);

    [Fact]
    public void Contract_that_alarms_a_role_keeps_every_promise() => Holds(Alarmed);

    [Fact]
    public void Second_voice_that_is_not_awaited_is_found() => Found(
        "CON081", TwoVoices, "GateWait.Orchestrator.cs", "        Tell(pending.Notices);",
        "        if (woke == \"event\") { return new ApprovalDecision.Approved(\"first\", run.NowUtc, [], false, 0); } Tell(pending.Notices);",
        "is still open");

    [Fact]
    public void Busy_effect_that_is_taken_for_applied_is_found() => Found(
        "CON084", Good, "EffectRunner.Orchestrator.cs", "wait = busy.RetryAfter;",
        "wait = busy.RetryAfter; if (wait > TimeSpan.Zero) { return new EffectReceipt.Applied(\"theirs\"); }",
        "another run is at");

    [Fact]
    public void Rule_that_forbids_and_is_overridden_by_the_next_model_is_found() => Found(
        "CON088", TwoModels, "FailurePolicy.cs", "failure.Category != FailureCategory.RefusedByPolicy", "failure.ErrorCode.Length > 0",
        "a rule forbids");

    [Fact]
    public void Failed_mail_that_is_dropped_is_found() => Found(
        "CON087", Good, "MailTries.Orchestrator.cs", "EffectReceipt.NotApplied no => no.RetryAfter ?? TimeSpan.Zero,", "",
        "a mail is not sent");

    [Fact]
    public void Failed_alarm_that_is_dropped_is_found() => Found(
        "CON087", Alarmed, "StepAlarm.Orchestrator.cs", "Task.WhenAll(_mails)", "Task.CompletedTask",
        "a mail is not sent");

    [Fact]
    public void Failed_mail_that_ends_the_run_is_found() => Found(
        "CON085", Good, "MailTries.Orchestrator.cs", "EffectReceipt.NotApplied no => no.RetryAfter ?? TimeSpan.Zero,",
        "EffectReceipt.NotApplied => throw new InvalidOperationException(\"no mail\"),",
        "a mail is not sent");

    [Fact]
    public void Lost_mail_that_ends_the_run_is_found() => Found(
        "CON085", Good, "MailTries.Orchestrator.cs", "catch (TaskFailedException)", "catch (FormatException)", "its worker is lost");

    [Fact]
    public void Lost_effect_that_is_sent_again_blindly_is_found() => Found(
        "CON082", Good, "EffectRunner.Orchestrator.cs", "return new EffectReceipt.InDoubt(\"ORC010\");",
        "return new EffectReceipt.NotApplied(\"ORC010\", null);", "its worker is lost");

    [Fact]
    public void Lost_question_about_a_doubt_that_is_taken_for_a_no_is_found() => Found(
        "CON082", Good, "DoubtRunner.Orchestrator.cs", "return new EffectReceipt.InDoubt(\"ORC010\");",
        "return new EffectReceipt.NotApplied(\"ORC010\", null);", "is lost");

    [Fact]
    public void Lost_payload_that_is_passed_over_in_silence_is_found() => Found(
        "CON084", Good, "EffectRunner.Orchestrator.cs", "run.Stop(new(RunOutcomeKind.Failed, \"EFX010\", \"interpreter\", stepId));", "",
        "composing the payload");

    [Fact]
    public void Lost_step_that_ends_the_run_without_undoing_is_found() => Found(
        "CON085", Good, "StepRunner.Orchestrator.cs", "catch (TaskFailedException)", "catch (FormatException)", "is lost");

    private void Found(string promise, WorkflowDefinition contract, string file, string replace, string with, string told)
    {
        BrokenPromise broken = PlantedBug.Found(output, contract, file, replace, with);
        Assert.Equal(promise, broken.RuleId);
        Assert.Contains(broken.Story, s => s.Contains(told, StringComparison.Ordinal));
    }

    private static void Holds(WorkflowDefinition contract)
    {
        ModelReport report = new ModelCheck(new(RunOrchestrator.RunAsync, ItemsOrchestrator.RunAsync), new ModelBound()).Explore(contract);
        Assert.Null(report.Broken?.ToString());
        Assert.True(report.Exhausted);
    }
}
