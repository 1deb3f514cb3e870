namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>What a path is read for.</summary>
internal enum PathUse
{
    /// <summary>A condition decides on it, so it travels in the run's history.</summary>
    Condition,

    /// <summary>A step reads it.</summary>
    Value,

    /// <summary>A compensation reads it, after its own effect was applied.</summary>
    Undo,
}
