using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every wait for a person or a target ends at a time that makes sense.</summary>
internal static class WaitDeadline
{
    public const string Id = "CON029";

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(90);

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from wait in subject.Steps.SelectMany(Waits)
        where wait.Length < Least || wait.Length > Most
        select subject.Problem(Id, wait.Pointer, "expected a wait between PT1M and P90D");

    private static IEnumerable<(TimeSpan Length, string Pointer)> Waits((StepDefinition Step, string Pointer) found)
    {
        if (found.Step.Do is StepWork.Approve approve)
        {
            yield return (approve.Deadline, found.Pointer + "/do/deadline");
        }

        if (found.Step.Do is StepWork.Effect { InDoubt: { } doubt })
        {
            yield return (doubt.Within, found.Pointer + "/do/in_doubt/within");
        }

        IReadOnlyList<FallbackDefinition> fallbacks = found.Step.Fallbacks ?? [];
        for (int i = 0; i < fallbacks.Count; i++)
        {
            if (fallbacks[i] is FallbackDefinition.ManualQueue manual)
            {
                yield return (manual.Deadline, $"{found.Pointer}/fallbacks/{i}/deadline");
            }
            else if (fallbacks[i] is FallbackDefinition.Delay delay)
            {
                yield return (delay.For, $"{found.Pointer}/fallbacks/{i}/for");
            }
        }
    }
}
