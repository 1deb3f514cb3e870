using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Takes the first model of a route, from the asked position on, whose condition holds and that is connected.</summary>
public sealed class ModelRouter(ModelCatalog catalog)
{
    internal RouteChoice Choose(IReadOnlyList<RouteCandidateDefinition> route, StepInvocation invocation)
    {
        List<string> passed = [];
        for (int i = Math.Max(0, invocation.Candidate); i < route.Count; i++)
        {
            RouteCandidateDefinition candidate = route[i];
            if (!Conditions.Hold(candidate.When, invocation.Facts))
            {
                passed.Add($"{candidate.Model}: condition not met");
            }
            else if (catalog.Find(candidate.Model) is not { } model || !catalog.IsConnected(model))
            {
                passed.Add($"{candidate.Model}: not connected");
            }
            else
            {
                return new(model, i, passed.Count == 0 ? $"first choice: {model.Id}" : string.Join("; ", passed));
            }
        }

        return new(null, route.Count, string.Join("; ", passed));
    }
}
