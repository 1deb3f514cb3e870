namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What a failed attempt costs and how often it may be repeated.</summary>
/// <remarks>
/// <para>Units: <paramref name="Attempts"/> counts the first; delays grow by <paramref name="Backoff"/> up to <paramref name="MaxDelay"/>.</para>
/// <para>Shape: codes listed as permanent are never tried again.</para>
/// </remarks>
public sealed record FailurePolicyDefinition(
    int Attempts,
    TimeSpan Delay,
    TimeSpan Timeout,
    double Backoff = 2.0,
    TimeSpan? MaxDelay = null,
    IReadOnlyList<string>? Permanent = null,
    string? EscalateTo = null);
