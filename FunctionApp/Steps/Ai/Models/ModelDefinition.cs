using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>One model that contracts may name, with the facts that routes go by.</summary>
/// <remarks>
/// <para>Units: US dollars per million tokens; quality 0..1 as the house rates it; the usual time of an answer.</para>
/// <para>Source: models.yaml.</para>
/// </remarks>
public sealed record ModelDefinition(
    string Id,
    ModelProvider Provider,
    ModelResidency Residency,
    IReadOnlyList<string>? Strengths = null,
    decimal InputUsdPerMillion = 0,
    decimal OutputUsdPerMillion = 0,
    int ContextTokens = 0,
    bool AcceptsTemperature = false,
    int MaxOutputTokens = 2000,
    double? Quality = null,
    TimeSpan? Latency = null)
{
    /// <summary>Whether a call costs money.</summary>
    public bool IsPriced => InputUsdPerMillion > 0 || OutputUsdPerMillion > 0;
}
