using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A fallback can do what its step has to do.</summary>
internal static class FallbackFit
{
    public const string Id = "CON040";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        from fallback in (found.Step.Fallbacks ?? []).Select((f, i) => (Fallback: f, Index: i))
        let wrong = WhatIsWrong(found.Step, fallback.Fallback)
        where wrong is not null
        select subject.Problem(Id, $"{found.Pointer}/fallbacks/{fallback.Index}", wrong);

    private static string? WhatIsWrong(StepDefinition step, FallbackDefinition fallback) => (fallback, step.Do) switch
    {
        (FallbackDefinition.Skip, _) when !step.Skippable => "the step is not skippable",
        (FallbackDefinition.Template, not StepWork.Generate) => "an answer template can stand in for generate only",
        (FallbackDefinition.RulesOnly, not (StepWork.Classify or StepWork.Decide)) => "a table can stand in for classify or decide only",
        (FallbackDefinition.ManualQueue, _) when step.ForEach is not null => "a person fills in one output, not one for each item of a list",
        (FallbackDefinition.ManualQueue, StepWork.Approve or StepWork.Effect) => "people are asked by approvals, not by a manual queue, here",
        (FallbackDefinition.ManualQueue, StepWork.Decide or StepWork.Check or StepWork.Lookup or StepWork.Package) =>
            "a person can classify, extract, summarize and write; for other steps there is no form to fill in",
        (FallbackDefinition.Delay { Times: < 1 or > 10 }, _) => "expected 1 to 10 times",
        (_, StepWork.Approve) => "an approval has a deadline and silence instead of fallbacks",
        _ => null,
    };
}
