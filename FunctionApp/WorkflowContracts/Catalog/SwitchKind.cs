namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>What an operator may stop at once.</summary>
public enum SwitchKind
{
    /// <summary>A whole workflow: no new runs and no new effects.</summary>
    Workflow,

    /// <summary>One step of a workflow.</summary>
    Step,

    /// <summary>A connector, for every workflow.</summary>
    Connector,
}
