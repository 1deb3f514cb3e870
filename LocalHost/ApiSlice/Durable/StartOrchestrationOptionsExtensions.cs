namespace Microsoft.DurableTask.Client;

/// <summary>Says in which statuses an existing instance refuses a start.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>Statuses that may stand in the list.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>The options with a list of refusing statuses.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options) { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
    }
}
