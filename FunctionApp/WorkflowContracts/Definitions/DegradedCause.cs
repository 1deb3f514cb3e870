namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What puts a workflow into a degraded mode.</summary>
public enum DegradedCause
{
    /// <summary>A model does not answer.</summary>
    ModelDown,

    /// <summary>The day's budget is used up.</summary>
    OverBudget,

    /// <summary>A connector does not answer.</summary>
    ConnectorDown,
}
