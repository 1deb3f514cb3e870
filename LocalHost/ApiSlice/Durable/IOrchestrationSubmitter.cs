namespace Microsoft.DurableTask.Internal;

/// <summary>Starts orchestration instances.</summary>
public interface IOrchestrationSubmitter
{
    /// <summary>Stores a new instance and returns its id.</summary>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);
}
