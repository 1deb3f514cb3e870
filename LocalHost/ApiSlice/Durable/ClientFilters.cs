namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Made at or after.</param>
/// <param name="CreatedTo">Made at or before.</param>
/// <param name="Statuses">In one of these statuses.</param>
/// <param name="TaskHubNames">In one of these hubs.</param>
/// <param name="InstanceIdPrefix">With an id that begins so.</param>
/// <param name="PageSize">Values a page.</param>
/// <param name="FetchInputsAndOutputs">True fetches inputs, outputs and custom status.</param>
/// <param name="ContinuationToken">Where to go on.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Values a page unless asked otherwise.</summary>
    public const int DefaultPageSize = 100;
}

/// <summary>Which finished instances to delete.</summary>
/// <param name="CreatedFrom">Made at or after.</param>
/// <param name="CreatedTo">Made at or before.</param>
/// <param name="Statuses">In one of these statuses.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the deletion may take; null has no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>How instances are deleted.</summary>
/// <param name="Recursive">True deletes finished children too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>How an instance is ended from outside.</summary>
/// <param name="Output">The output to store.</param>
/// <param name="Recursive">True ends running children too.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);

/// <summary>What a deletion did.</summary>
public class PurgeResult
{
    /// <summary>A count of deleted instances.</summary>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A count of deleted instances, and whether none is left.</summary>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances were deleted.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>False when a time limit ended the deletion early.</summary>
    public bool? IsComplete { get; }
}
