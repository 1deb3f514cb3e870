namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What it means when nobody answered until the deadline.</summary>
public enum SilenceMeans
{
    /// <summary>No.</summary>
    Decline,

    /// <summary>Yes; never on the high tier.</summary>
    Approve,

    /// <summary>The run stops until an operator acts.</summary>
    Pause,
}
