namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="StepOutcome"/>.</summary>
public enum StepOutcomeKind
{
    /// <summary>The step has an output.</summary>
    Completed,

    /// <summary>The step failed in a known way.</summary>
    Failed,
}
