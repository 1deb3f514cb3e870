namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Across what an effect happens only once.</summary>
public enum IdempotencyScope
{
    /// <summary>Once in this run.</summary>
    Run,

    /// <summary>Once for the business key, in whichever run.</summary>
    BusinessKey,
}
