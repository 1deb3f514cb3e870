namespace Microsoft.DurableTask;

/// <summary>Says whether a failed task is tried again; runs inside the orchestrator.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Says whether a failed task is tried again; may await durable tasks.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <summary>What a retry handler knows of the failures so far.</summary>
/// <param name="OrchestrationContext">The running orchestration.</param>
/// <param name="LastAttemptNumber">Failures so far, from one.</param>
/// <param name="LastFailure">The newest failure.</param>
/// <param name="TotalRetryTime">Time since the first attempt began.</param>
/// <param name="CancellationToken">Cancelled when the caller gave up.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
