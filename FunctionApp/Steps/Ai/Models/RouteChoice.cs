using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Which model of a route was taken, for whom, and why.</summary>
/// <remarks><para>Shape: <paramref name="LeftOutBy"/> is the degraded mode for which models were left out.</para></remarks>
internal sealed record RouteChoice(
    ModelDefinition? Model, int Candidate, string Reason, StepContext Context, bool IsLast, DegradedMode? LeftOutBy = null)
{
    public StepEvidence Evidence(string route) => new(
        route, Model?.Id, null, 0, 0, 0, default, null, Reason, Candidate);
}
