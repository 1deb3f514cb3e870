namespace FunctionApp.Steps.Ai.Models;

/// <summary>The file <c>models.yaml</c>.</summary>
public sealed record ModelListDefinition(IReadOnlyList<ModelDefinition> Models);
