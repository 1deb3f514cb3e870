using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Which steps may start now: pure, from the contract and what has happened.</summary>
internal static class RunPlan
{
    /// <summary>Steps not yet started whose needs have all ended, in the order they were written.</summary>
    public static IReadOnlyList<StepDefinition> Ready(
        WorkflowDefinition contract, IReadOnlyList<string> started, IReadOnlyList<string> ended) =>
        [.. contract.Steps.Where(s => !started.Contains(s.Id) && NeedsOf(contract, s).All(ended.Contains))];

    /// <summary>The steps that must have ended before: those named, else the one written above.</summary>
    public static IReadOnlyList<string> NeedsOf(WorkflowDefinition contract, StepDefinition step)
    {
        if (step.Needs is { } named)
        {
            return named;
        }

        int index = contract.Steps.Select(s => s.Id).ToList().IndexOf(step.Id);
        return index > 0 ? [contract.Steps[index - 1].Id] : [];
    }
}
