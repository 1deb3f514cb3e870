using LocalHost.Durable.History;
using LocalHost.Durable.Replay;

namespace LocalHost.Durable.Runs;

/// <summary>A run in memory: its state, what of it is stored, and its orchestrator when that is alive.</summary>
internal sealed class Run
{
    private readonly List<TaskCompletionSource> _watchers = [];

    public Run(string instanceId)
    {
        State = new RunState(instanceId);
        AlivePlace = new LinkedListNode<Run>(this);
    }

    public RunState State { get; }

    /// <summary>Its place among the orchestrators kept alive.</summary>
    public LinkedListNode<Run> AlivePlace { get; }

    /// <summary>The newest stored state; the outside sees nothing newer.</summary>
    public RunView? View { get; private set; }

    public OrchestratorExecution? Execution { get; set; }

    public bool IsTurning { get; set; }

    /// <summary>The orchestrator went on outside its thread.</summary>
    public bool HasStrayed { get; set; }

    /// <summary>The finished run stands in the read model, so memory and journal may let it go.</summary>
    public bool IsArchived { get; set; }

    public bool IsPurged { get; set; }

    public string InstanceId => State.InstanceId;

    public bool HasWork => !State.IsFinished && (State.Inbox.Count > 0 || HasStrayed);

    public bool Is(string executionId) => State.Started.ExecutionId == executionId;

    public void Show(RunView view)
    {
        View = view;
        foreach (TaskCompletionSource watcher in _watchers)
        {
            watcher.TrySetResult();
        }

        _watchers.Clear();
    }

    /// <summary>Ends when the stored state next changes.</summary>
    public Task WatchAsync()
    {
        TaskCompletionSource watcher = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _watchers.Add(watcher);
        return watcher.Task;
    }

    public bool Awaits(ParentLink link) => Is(link.ExecutionId) && !State.IsFinished;
}
