namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>One step: what it does, who owns it, when it runs, what happens when it fails.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Needs"/> names the steps that must have ended before (default: the step above it).</para>
/// <para>Units: <paramref name="ReviewBelow"/> is a confidence 0..1; below it the step asks for review.</para>
/// </remarks>
public sealed record StepDefinition(
    string Id,
    string Owner,
    StepWork Do,
    string? Title = null,
    IReadOnlyList<string>? Needs = null,
    ConditionDefinition? When = null,
    FailurePolicyDefinition? OnFailure = null,
    IReadOnlyList<FallbackDefinition>? Fallbacks = null,
    double? ReviewBelow = null,
    bool Skippable = false,
    ForEachDefinition? ForEach = null,
    string? EntryState = null,
    string? ExitState = null);
