namespace FunctionApp.Steps.Ai.Models;

/// <summary>One model that contracts may name.</summary>
/// <remarks><para>Units: US dollars per million tokens.</para><para>Source: models.yaml.</para></remarks>
public sealed record ModelDefinition(
    string Id,
    ModelProvider Provider,
    ModelResidency Residency,
    IReadOnlyList<string>? Strengths = null,
    decimal InputUsdPerMillion = 0,
    decimal OutputUsdPerMillion = 0,
    int ContextTokens = 0,
    bool AcceptsTemperature = false);
