using FunctionApp.Handoffs;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Which model of a route was taken, and why.</summary>
internal sealed record RouteChoice(ModelDefinition? Model, int Candidate, string Reason)
{
    public StepEvidence Evidence(string route) => new(
        route, Model?.Id, null, 0, 0, 0, default, null, Reason, Candidate);
}
