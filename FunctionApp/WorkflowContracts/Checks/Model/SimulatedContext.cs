using FunctionApp.Hosting;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>An orchestration context in which nothing happens by itself: the explorer decides what answers, fires and arrives.</summary>
internal sealed class SimulatedContext(
    SimulatedWorld world, string function, string instanceId, object input, bool child) : TaskOrchestrationContext
{
    private readonly List<(string Name, Action<object> Take)> _waiters = [];
    private readonly List<(string Name, object Payload)> _kept = [];
    private int _guids;

    public override TaskName Name { get; } = new(function);

    public override string InstanceId { get; } = instanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => world.Now;

    public override bool IsReplaying => false;

    public bool IsChild => child;

    public bool Ended { get; private set; }

    /// <summary>Events that came and that nobody waited for yet.</summary>
    public IEnumerable<string> Kept => _kept.Select(k => k.Name);

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        TaskCompletionSource<TResult> answer = new();
        world.Calls.Add(new(
            name.Name,
            input,
            result => answer.SetResult((TResult)result),
            () => answer.SetException(new TaskFailedException(name.Name, 0, new TimeoutException("the activity was lost")))));
        world.Called(name.Name, input);
        return answer.Task;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        PendingTimer timer = new(fireAt, new());
        world.Timers.Add(timer);
        cancellationToken.Register(() =>
        {
            world.Timers.Remove(timer);
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

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        world.Raise(instanceId, eventName, payload);

    public override void SetCustomStatus(object? customStatus)
    {
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        if (orchestratorName.Name != FunctionNames.RunItems)
        {
            throw new NotSupportedException($"the model check does not follow '{orchestratorName}'");
        }

        string id = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        SimulatedContext begun = world.Begin(orchestratorName.Name, id, input!, child: true);
        await Task.Yield();
        TResult result = (TResult)(object)await world.Interpreter.Items(begun);
        begun.Ended = true;
        return result;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException("a run never starts its history anew");

    public override Guid NewGuid() => new(++_guids, 0, 0, new byte[8]);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
