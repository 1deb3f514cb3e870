using DurableTask.Core.Exceptions;
using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>What the orchestrator has asked for, numbered in call order, checked against what it asked for before.</summary>
internal sealed class PendingActions
{
    private const string Changed =
        "Was a change made to the orchestrator code after this instance had already started running?";

    private readonly SortedDictionary<int, HistoryEvent> _held = [];
    private SortedDictionary<int, HistoryEvent> _asked = [];
    private int _next;

    public bool IsHeld { get; private set; }

    public int NextId() => _next++;

    public void Ask(HistoryEvent action) => _asked.Add(action.EventId, action);

    /// <summary>Keeps what was asked back until the run is resumed.</summary>
    public void Hold()
    {
        IsHeld = true;
        foreach ((int id, HistoryEvent action) in _asked)
        {
            _held.TryAdd(id, action);
        }

        _asked.Clear();
    }

    public void Release()
    {
        IsHeld = false;
        foreach ((int id, HistoryEvent action) in _held)
        {
            _asked.TryAdd(id, action);
        }

        _held.Clear();
    }

    public IReadOnlyList<HistoryEvent> Take()
    {
        HistoryEvent[] taken = [.. _asked.Values];
        _asked = [];
        return taken;
    }

    /// <summary>Matches a recorded action with what this replay asked for.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The replay asked for something else, or for nothing.</exception>
    public void Match(HistoryEvent recorded)
    {
        if (!_asked.Remove(recorded.EventId, out HistoryEvent? asked))
        {
            throw new NonDeterministicOrchestrationException(
                recorded.EventId,
                $"the history holds {Describe(recorded)} as action {recorded.EventId}, but this replay has not (yet?) asked for it. {Changed}");
        }

        if (asked.GetType() != recorded.GetType()
            || !string.Equals(NameOf(asked), NameOf(recorded), StringComparison.OrdinalIgnoreCase))
        {
            throw new NonDeterministicOrchestrationException(
                recorded.EventId,
                $"the history holds {Describe(recorded)} as action {recorded.EventId}, but this replay asked for {Describe(asked)}. {Changed}");
        }
    }

    private static string Describe(HistoryEvent action) => NameOf(action) is { } name ? $"{action.Kind} '{name}'" : action.Kind;

    private static string? NameOf(HistoryEvent action) => action switch
    {
        TaskScheduled task => task.Name,
        SubOrchestrationInstanceCreated child => child.Name,
        EventSent sent => sent.Name,
        _ => null,
    };
}
