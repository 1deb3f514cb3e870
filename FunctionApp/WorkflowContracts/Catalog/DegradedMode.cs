using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>A declared degraded mode that a workflow is in.</summary>
/// <remarks><para>Shape: <paramref name="About"/> is the model, the connector or the day's budget that brought it about.</para></remarks>
public sealed record DegradedMode(
    string Workflow, string Id, DegradedCause Cause, string About, DateTimeOffset SinceUtc, DateTimeOffset ReturnsUtc)
{
    /// <summary>Whether routes leave out cloud and priced models while it lasts.</summary>
    public bool LeavesOutModels => Cause is DegradedCause.OverBudget or DegradedCause.ModelDown;
}
