namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What a run and its chunks share: the clock, what was called and not answered, the timers that have not fired.</summary>
internal sealed class SimulatedWorld(DateTime began, InterpreterCode interpreter)
{
    private readonly SortedDictionary<string, SimulatedContext> _instances = new(StringComparer.Ordinal);

    public InterpreterCode Interpreter { get; } = interpreter;

    public DateTime Now { get; private set; } = began;

    public List<PendingCall> Calls { get; } = [];

    public List<PendingTimer> Timers { get; } = [];

    /// <summary>Events that came and that nobody waited for yet.</summary>
    public IEnumerable<string> Kept => _instances.Values.SelectMany(i => i.Kept);

    /// <summary>Chunks that have begun and not ended.</summary>
    public IEnumerable<string> Working => _instances.Values.Where(i => i is { IsChild: true, Ended: false }).Select(i => i.InstanceId);

    /// <summary>Told of every call as it is made.</summary>
    public Action<string, object?> Called { get; set; } = (_, _) => { };

    public SimulatedContext Begin(string function, string instanceId, object input, bool child = false) =>
        _instances[instanceId] = new(this, function, instanceId, input, child);

    /// <summary>An event to an instance; one that is over or not there hears nothing.</summary>
    public void Raise(string instanceId, string eventName, object payload)
    {
        if (_instances.GetValueOrDefault(instanceId) is { Ended: false } instance)
        {
            instance.Raise(eventName, payload);
        }
    }

    /// <summary>Time moves to the earliest timer, which fires.</summary>
    public void FireEarliest()
    {
        PendingTimer next = Timers.MinBy(t => t.Due)!;
        Timers.Remove(next);
        Now = next.Due > Now ? next.Due : Now;
        next.Fired.TrySetResult();
    }
}
