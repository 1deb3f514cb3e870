using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Takes the first model of a route, from the asked position on, that may be asked now.</summary>
/// <remarks><para>Shape: its condition holds, it is connected, its facts suffice, and no degraded mode leaves it out.</para></remarks>
public sealed class ModelRouter(ModelCatalog catalog)
{
    internal RouteChoice Choose(IReadOnlyList<RouteCandidateDefinition> route, StepContext context)
    {
        DegradedMode? mode = context.Modes.FirstOrDefault(m => m.LeavesOutModels);
        DegradedMode? felt = null;
        List<string> passed = [];
        for (int i = Math.Max(0, context.Invocation.Candidate); i < route.Count; i++)
        {
            ModelDefinition? model = catalog.Find(route[i].Model);
            string? why = Unfit(route[i], model, context);
            if (why is null && mode is not null && (model!.IsPriced || model.Residency == ModelResidency.Cloud))
            {
                felt = mode;
                why = $"left out, degraded mode {mode.Id}";
            }

            if (why is null)
            {
                string reason = passed.Count == 0 ? $"first choice: {model!.Id}" : string.Join("; ", passed);
                return new(model, i, reason, context, i == route.Count - 1, felt);
            }

            passed.Add($"{route[i].Model}: {why}");
        }

        return new(null, route.Count, string.Join("; ", passed), context, true, felt);
    }

    private string? Unfit(RouteCandidateDefinition candidate, ModelDefinition? model, StepContext context) =>
        !Conditions.Hold(candidate.When, context.Invocation.Facts) ? "condition not met"
        : model is null || !catalog.IsConnected(model) ? "not connected"
        : RouteFacts.Missing(candidate, model);
}
