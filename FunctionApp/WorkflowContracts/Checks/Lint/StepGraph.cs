using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Which step waits for which.</summary>
internal sealed class StepGraph
{
    private readonly Dictionary<string, IReadOnlyList<string>> _needs = new(StringComparer.Ordinal);

    public StepGraph(WorkflowDefinition contract)
    {
        for (int i = 0; i < contract.Steps.Count; i++)
        {
            StepDefinition step = contract.Steps[i];
            _needs.TryAdd(step.Id, step.Needs ?? (i > 0 ? [contract.Steps[i - 1].Id] : []));
        }
    }

    public bool Has(string stepId) => _needs.ContainsKey(stepId);

    /// <summary>Every step that has surely ended before this one starts.</summary>
    public IReadOnlySet<string> Before(string stepId)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new(_needs.GetValueOrDefault(stepId) ?? []);
        while (open.TryPop(out string? next))
        {
            if (seen.Add(next))
            {
                foreach (string further in _needs.GetValueOrDefault(next) ?? [])
                {
                    open.Push(further);
                }
            }
        }

        return seen;
    }
}
