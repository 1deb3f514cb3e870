using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.Steps.Ai.Models;

namespace FunctionApp.Local.Serving;

/// <summary>Says which model writes the drafts here.</summary>
internal sealed class DraftWriter(ModelCatalog models)
{
    public bool IsLocal => Connected is null;

    public string Name => Connected is { } model
        ? $"{model.Id} ({(model.Residency == ModelResidency.Cloud ? "cloud" : "own server")})"
        : "local templates (no key, no network)";

    private ModelDefinition? Connected => models.Models.FirstOrDefault(m =>
        m.Provider != ModelProvider.Local && m.Strengths?.Contains("generate") == true && models.IsConnected(m));
}
