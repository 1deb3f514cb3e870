using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>The declared models and which of them are connected.</summary>
public sealed class ModelCatalog(IConfiguration configuration)
{
    private readonly Lazy<IReadOnlyList<ModelDefinition>> _models = new(() => Load(configuration));

    /// <summary>Every declared model.</summary>
    public IReadOnlyList<ModelDefinition> Models => _models.Value;

    /// <summary>The model of an id; null where none is declared.</summary>
    public ModelDefinition? Find(string id) => Models.FirstOrDefault(m => m.Id == id);

    /// <summary>Whether a model can be asked: local ones always, others once their settings are there.</summary>
    public bool IsConnected(ModelDefinition model)
    {
        ArgumentNullException.ThrowIfNull(model);
        IConfigurationSection settings = Settings(model.Id);
        return model.Provider switch
        {
            ModelProvider.Local => true,
            ModelProvider.AzureOpenai => settings["Endpoint"] is { Length: > 0 } && settings["Deployment"] is { Length: > 0 },
            ModelProvider.OpenaiCompatible => settings["Endpoint"] is { Length: > 0 } && settings["Deployment"] is { Length: > 0 },
        };
    }

    internal IConfigurationSection Settings(string id) => configuration.GetSection($"Handshake:Models:{id}");

    private static IReadOnlyList<ModelDefinition> Load(IConfiguration configuration) =>
        HouseFile.Read<ModelListDefinition>(configuration, "models.yaml").Models;
}
