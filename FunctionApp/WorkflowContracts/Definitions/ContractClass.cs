namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How much a workflow may do by itself, from most to least.</summary>
public enum ContractClass
{
    /// <summary>Rules only; the same input always ends the same.</summary>
    Deterministic,

    /// <summary>Models take part; people hold the reins.</summary>
    AgentAssist,

    /// <summary>Does not start.</summary>
    Blocked,
}
