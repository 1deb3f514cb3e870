using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

/// <summary>The context that orchestrator code sees.</summary>
internal sealed class LiveContext(ExecutionStarted started, OrchestratorCode code, OrchestratorThread thread) : TaskOrchestrationContext
{
    private readonly Dictionary<Type, object?> _input = [];
    private int _guids;
    private bool _used;
    private ContinueAsNewOptions? _next;
    private DateTime _now;
    private bool _replaying;

    public PendingActions Actions { get; } = new();

    public OpenTasks Open { get; } = new();

    public ExternalEvents Events { get; } = new(code.Converter);

    public List<HistoryEvent> CarriedOver { get; } = [];

    public ContinueAsNewOptions? Next => _next;

    public bool WasUsed => _used;

    public object? CustomStatus { get; private set; }

    public override TaskName Name => started.Name;

    public override string InstanceId => started.InstanceId;

    public override ParentOrchestrationInstance? Parent =>
        started.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => Guarded(_now);

    public override bool IsReplaying => _replaying;

    public override string Version => started.Version;

    protected override ILoggerFactory LoggerFactory => code.Loggers;

    private TaskCalls Calls => new(this, started.Version, code);

    public void TurnTo(DateTime now) => _now = now;

    public void TurnTo(bool replaying) => _replaying = replaying;

    public override T? GetInput<T>()
        where T : default
    {
        Guard();
        if (!_input.TryGetValue(typeof(T), out object? input))
        {
            _input[typeof(T)] = input = code.Converter.Deserialize<T>(started.Input);
        }

        return (T?)input;
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Guard();
        return Calls.ActivityAsync<TResult>(name, input, options);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Guard();
        return Calls.ChildAsync<TResult>(orchestratorName, input, options);
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Guard();
        DateTime due = fireAt.ToUniversalTime();
        while (due - _now > code.LongestTimer && !cancellationToken.IsCancellationRequested)
        {
            await StartTimer(_now + code.LongestTimer, cancellationToken);
        }

        await StartTimer(due, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Guard();
        return Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Guard();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        Actions.Ask(new EventSent
        {
            EventId = Actions.NextId(),
            Timestamp = _now,
            InstanceId = instanceId,
            Name = eventName,
            Input = code.Converter.Serialize(payload),
        });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        Guard();
        CustomStatus = customStatus;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        Guard();
        ArgumentNullException.ThrowIfNull(options);
        _next = options;
        IReadOnlyList<(string Name, string? Payload)> early = Events.TakeEarly();
        if (options.PreserveUnprocessedEvents)
        {
            CarriedOver.AddRange(early.Select(item => new EventRaised { Name = item.Name, Input = item.Payload, Timestamp = _now }));
        }
    }

    public override Guid NewGuid()
    {
        Guard();
        return DeterministicGuid.Make(InstanceId, _now, _guids++);
    }

    private Task StartTimer(DateTime fireAt, CancellationToken cancellation)
    {
        int id = Actions.NextId();
        Actions.Ask(new TimerCreated { EventId = id, Timestamp = _now, FireAt = fireAt });
        return Open.Start(id, cancellation);
    }

    private T Guarded<T>(T value)
    {
        Guard();
        return value;
    }

    private void Guard()
    {
        _used = true;
        thread.Guard();
    }
}
