using FunctionApp.Handoffs;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>An orchestration context in which nothing happens by itself: the explorer decides what answers, fires and arrives.</summary>
internal sealed class SimulatedContext(RunInput input) : TaskOrchestrationContext
{
    private readonly List<(string Name, Action<object> Take)> _waiters = [];
    private readonly List<(string Name, object Payload)> _kept = [];
    private int _guids;

    public override TaskName Name { get; } = new(Hosting.FunctionNames.Run);

    public override string InstanceId { get; } = input.RunId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => Now;

    public override bool IsReplaying => false;

    public DateTime Now { get; private set; } = input.ReceivedUtc.UtcDateTime;

    public List<PendingCall> Calls { get; } = [];

    public List<PendingTimer> Timers { get; } = [];

    /// <summary>Events that came and that nobody waited for yet.</summary>
    public IEnumerable<string> Kept => _kept.Select(k => k.Name);

    /// <summary>Told of every call as it is made.</summary>
    public Action<string, object?> Called { get; set; } = (_, _) => { };

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)(object)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        TaskCompletionSource<TResult> answer = new();
        Calls.Add(new(name.Name, input, result => answer.SetResult((TResult)result)));
        Called(name.Name, input);
        return answer.Task;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        PendingTimer timer = new(fireAt, new());
        Timers.Add(timer);
        cancellationToken.Register(() =>
        {
            Timers.Remove(timer);
            timer.Fired.TrySetCanceled(CancellationToken.None);
        });
        return timer.Fired.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<T> arrived = new();
        int kept = _kept.FindIndex(k => Same(k.Name, eventName));
        if (kept >= 0)
        {
            arrived.SetResult((T)_kept[kept].Payload);
            _kept.RemoveAt(kept);
        }
        else
        {
            (string, Action<object>) waiter = (eventName, payload => arrived.TrySetResult((T)payload));
            _waiters.Add(waiter);
            cancellationToken.Register(() =>
            {
                _waiters.Remove(waiter);
                arrived.TrySetCanceled(CancellationToken.None);
            });
        }

        return arrived.Task;
    }

    /// <summary>An event arrives; without a waiter it is kept.</summary>
    public void Raise(string eventName, object payload)
    {
        int waiting = _waiters.FindIndex(w => Same(w.Name, eventName));
        if (waiting < 0)
        {
            _kept.Add((eventName, payload));
            return;
        }

        Action<object> take = _waiters[waiting].Take;
        _waiters.RemoveAt(waiting);
        take(payload);
    }

    /// <summary>Time moves to the earliest timer, which fires.</summary>
    public void FireEarliest()
    {
        PendingTimer next = Timers.MinBy(t => t.Due)!;
        Timers.Remove(next);
        Now = next.Due > Now ? next.Due : Now;
        next.Fired.TrySetResult();
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
    }

    public override void SetCustomStatus(object? customStatus)
    {
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException($"the model check does not follow '{orchestratorName}'");

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException("a run never starts its history anew");

    public override Guid NewGuid() => new(++_guids, 0, 0, new byte[8]);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
