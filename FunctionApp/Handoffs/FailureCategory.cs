namespace FunctionApp.Handoffs;

/// <summary>Why an attempt failed, in the terms a failure policy decides on.</summary>
public enum FailureCategory
{
    /// <summary>May pass by itself: outage, throttling, timeout.</summary>
    Transient,

    /// <summary>Will fail the same way again.</summary>
    Permanent,

    /// <summary>The answer did not keep its output contract.</summary>
    OutputBrokeContract,

    /// <summary>A rule forbids it: budget, route, safety.</summary>
    RefusedByPolicy,
}
