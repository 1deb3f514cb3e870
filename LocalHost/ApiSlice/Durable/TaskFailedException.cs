namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration ended with an unhandled exception.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure caused by a local exception.</summary>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : this(taskName, taskId, TaskFailureDetails.FromException(innerException), innerException)
    {
    }

    /// <summary>A failure known by its details.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : this(taskName, taskId, failureDetails, null)
    {
    }

    private TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails, Exception? inner)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails.ErrorMessage}", inner)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>The failed task's name.</summary>
    public string TaskName { get; }

    /// <summary>The failed task's sequence number in its orchestration.</summary>
    public int TaskId { get; }

    /// <summary>What is known of the failure.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
