using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A costly effect has a yes before it on every path that its tier demands.</summary>
/// <remarks>
/// High tier: every effect, without condition. Medium tier: every irreversible one, at least where doubt says so.
/// </remarks>
internal static class EffectWithoutYes
{
    public const string Id = "CON036";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.StepsDoing<StepWork.Effect>()
        let wrong = WhatIsWrong(subject, found.Step, found.Work)
        where wrong is not null
        select subject.Problem(Id, found.Pointer, wrong);

    private static string? WhatIsWrong(LintSubject subject, StepDefinition step, StepWork.Effect effect)
    {
        IReadOnlyList<StepDefinition> gates =
            [.. subject.Contract.Steps.Where(s => s.Do is StepWork.Approve a && a.Covers.Contains(step.Id))];
        return (subject.Contract.RiskTier, effect.Irreversible) switch
        {
            (RiskTier.High, _) when !gates.Any(g => g.When is null) =>
                $"on the high tier '{step.Id}' needs an approval that covers it without condition",
            (RiskTier.Medium, true) when gates.Count == 0 =>
                $"'{step.Id}' is irreversible and no approval covers it",
            _ => null,
        };
    }
}
