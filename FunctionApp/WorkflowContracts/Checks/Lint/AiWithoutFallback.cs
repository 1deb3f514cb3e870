using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A step that a model may fail says what happens then, and a doubtful answer asks for review.</summary>
internal static class AiWithoutFallback
{
    public const string Id = "CON031";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        foreach ((StepDefinition step, string pointer) in subject.Steps.Where(s => IsAi(s.Step.Do)))
        {
            if (step.Fallbacks is not { Count: > 0 })
            {
                yield return subject.Problem(Id, pointer, $"'{step.Id}' asks a model and has no fallback");
            }

            if (Values.NamedFacts.RouteOf(step.Do).Count == 0)
            {
                yield return subject.Problem(Id, pointer + "/do/route", $"'{step.Id}' asks a model and its route names none");
            }
        }
    }

    internal static bool IsAi(StepWork work) =>
        work is StepWork.Classify or StepWork.Extract or StepWork.Summarize or StepWork.Generate;
}
