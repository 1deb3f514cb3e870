using System.Diagnostics;
using FunctionApp.Orchestration;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Model;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ModelCheckTests(ITestOutputHelper output)
{
    private static WorkflowDefinition Good => PlantedBug.Good;

    // What stays when a step runs over the lines of the order, tries again and falls back, and the effects come after it.
    private static WorkflowDefinition Listed { get; } = Good with
    {
        Steps =
        [
            .. Good.Steps.Where(s => s.Id is not ("sort" or "rule" or "draft")).Select(s => s.Id != "words" ? s with { Needs = null } : s with
            {
                ForEach = new("record.lines", 10),
                OnFailure = new(3, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)),
                Fallbacks = [new FallbackDefinition.Delay(TimeSpan.FromHours(1), 1), new FallbackDefinition.Skip()],
                Skippable = true,
            }),
        ],
    };

    public static TheoryData<string> Shipped => ContractCheckTests.Shipped;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_contracts_keep_every_promise(string folder)
    {
        ContractFolder shipped = ContractFolder.Read(Path.Combine(Repository.Root, "FunctionApp", "Workflows", folder));
        Holds(ContractCheck.Check(shipped, BadContract.House).Definition!);
    }

    [Fact]
    public void Good_contract_keeps_every_promise() => Holds(Good);

    [Fact]
    public void Contract_with_a_step_over_a_list_keeps_every_promise() => Holds(Listed);

    [Fact]
    public void Same_contract_gives_the_same_report() =>
        Assert.Equal(Explore(Good).States, Explore(Good).States);

    [Fact]
    public void A_random_sample_is_explored_both_ways()
    {
        WorkflowDefinition sampled = Sampled();
        Holds(sampled);
        Assert.True(Explore(sampled).States > Explore(sampled with { Steps = Drawn(sampled, 0) }).States);
    }

    [Fact]
    public void A_yes_that_only_the_sample_asks_for_is_needed_all_the_same()
    {
        ModelReport report = new ModelCheck(
            PatchedInterpreter.With(
                "EffectRunner.Orchestrator.cs", "_allowed.Add((effect.StepId, effect.Payload.Sha256));",
                "_allowed.Add((effect.StepId, effect.StepId));"),
            new ModelBound()).Explore(Sampled());

        Assert.Equal("CON081", report.Broken?.RuleId);
        Assert.Contains(report.Broken!.Story, s => s.Contains("random sample", StringComparison.Ordinal));
    }

    [Fact]
    public void Effect_before_its_yes_is_found() => Found(
        "CON081", "RunPlan.cs", ".All(ended.Contains))", ".All(n => ended.Contains(n) || s.Do is StepWork.Effect))");

    [Fact]
    public void Retry_without_the_key_is_found() => Found(
        "CON082", "EffectRunner.Orchestrator.cs", "scope, prepared, attempt, approved",
        "scope, prepared with { IdempotencyKey = prepared.IdempotencyKey + attempt }, attempt, approved");

    [Fact]
    public void Missing_audit_entry_is_found() => Found(
        "CON084", "StepRunner.Orchestrator.cs", "run.Note(RunEventKind.RetryPlanned, \"retry\", step.Id, code, tries.Attempt);", "");

    [Fact]
    public void Compensation_skipped_is_found() => Found(
        "CON083", "Rollback.Orchestrator.cs", "whole &= await UndoStepAsync(step, (StepWork.Effect)step.Do);", "");

    [Fact]
    public void Wait_without_deadline_is_found() => Found(
        "CON080", "GateWait.Orchestrator.cs", "Task timer = run.Durable.CreateTimer(until.UtcDateTime, cancel.Token);",
        "Task timer = new TaskCompletionSource().Task; _ = until;");

    [Theory]
    [InlineData(
        "CON081", "Interpreter.Orchestrator.cs", "SilenceMeans.Decline => No(step, \"silence\", \"nobody\")",
        "SilenceMeans.Decline => Yes(step, new(\"silence\", _run.NowUtc, covered, false, 0))")]
    [InlineData(
        "CON081", "EffectRunner.Orchestrator.cs", "_allowed.Add((effect.StepId, effect.Payload.Sha256));",
        "_allowed.Add((effect.StepId, effect.StepId));")]
    [InlineData(
        "CON082", "EffectRunner.Orchestrator.cs", "receipt = await doubt.ResolveAsync(step, inDoubt, prepared, Receipts);",
        "receipt = new EffectReceipt.NotApplied(\"guess\", null);")]
    [InlineData(
        "CON084", "Interpreter.Orchestrator.cs", "_run.Note(RunEventKind.StepSkipped, \"condition_not_met\", step.Id);", "")]
    [InlineData(
        "CON084", "Interpreter.Orchestrator.cs", "await CloseAsync(outcome);", "")]
    public void Planted_bug_is_found_and_told_as_a_story(string promise, string file, string replace, string with) =>
        Found(promise, file, replace, with);

    private void Found(string promise, string file, string replace, string with) =>
        Assert.Equal(promise, PlantedBug.Found(output, Good, file, replace, with).RuleId);

    /// <summary>The good contract, its question asked only of the sample.</summary>
    private static WorkflowDefinition Sampled() => Good with
    {
        RiskTier = RiskTier.Medium,
        Steps =
        [
            .. Drawn(Good, 0.1).Select(s => s.Do is StepWork.Approve
                ? s with { When = new(Field: "record.channel", Op: ConditionOperator.Is, Value: System.Text.Json.JsonSerializer.SerializeToElement("never")) }
                : s),
        ],
    };

    private static IReadOnlyList<StepDefinition> Drawn(WorkflowDefinition contract, double rate) =>
        [.. contract.Steps.Select(s => s.Do is StepWork.Approve approve ? s with { Do = approve with { SampleRate = rate } } : s)];

    [Theory]
    [InlineData("CON086", "ItemWalk.Orchestrator.cs", "_ended.Add(new(item, null, failure.ErrorCode));", "")]
    [InlineData("CON086", "FanOut.Orchestrator.cs", "list.Take(chunk.Items.Except(outcome.Failed), outcome.Results);", "")]
    [InlineData(
        "CON084", "ItemWalk.Orchestrator.cs",
        "_line.Note(RunEventKind.RetryPlanned, \"retry\", _step.Id, failure.ErrorCode, chunk.Before + tries.Attempt, item);", "")]
    [InlineData("CON080", "FanOut.Orchestrator.cs", "await StopAsync(id, work);", "return;")]
    public void Planted_bug_in_the_walk_over_a_list_is_found(string promise, string file, string replace, string with) =>
        Assert.Equal(promise, PlantedBug.Found(output, Listed, file, replace, with).RuleId);

    private void Holds(WorkflowDefinition contract)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ModelReport report = Explore(contract);
        output.WriteLine($"{contract.Id}: {report.States} states, {report.Paths} paths, {watch.Elapsed.TotalSeconds:0.0} s: {report}");
        Assert.Null(report.Broken?.ToString());
        Assert.True(report.Exhausted);
        Assert.InRange(report.Endings, 1, report.Paths);
    }

    private static ModelReport Explore(WorkflowDefinition contract) =>
        new ModelCheck(new(RunOrchestrator.RunAsync, ItemsOrchestrator.RunAsync), new ModelBound()).Explore(contract);
}
