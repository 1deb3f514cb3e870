using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>What all parts of the interpreter share in one run: the record so far, the way to activities, the way to stop.</summary>
internal sealed class RunThread(TaskOrchestrationContext durable, RunInput input, OpenedRun opened)
{
    // Exceptions are lost infrastructure or a bug; what a step expects to go wrong comes back as an outcome.
    private static readonly TaskOptions Infrastructure = TaskOptions.FromRetryPolicy(
        new RetryPolicy(6, TimeSpan.FromSeconds(5), 3.0, TimeSpan.FromMinutes(5)));

    private readonly TaskCompletionSource<RunStop> _stop = new();
    private readonly List<RunEvent> _notes = [];
    private readonly List<Fact> _facts = [.. input.Record.Facts];
    private readonly List<NamedRef> _values = [new("record", input.Record.Record)];
    private AuditHead _head = opened.Head;

    public TaskOrchestrationContext Durable { get; } = durable;

    public RunInput Input { get; } = input;

    public WorkflowDefinition Contract { get; } = opened.Contract;

    public DateTimeOffset NowUtc => new(Durable.CurrentUtcDateTime, TimeSpan.Zero);

    public IReadOnlyList<Fact> Facts => [.. _facts];

    public IReadOnlyList<NamedRef> Values => [.. _values];

    public RunStop? Stopped => _stop.Task.IsCompleted ? _stop.Task.Result : null;

    public Task Stopping => _stop.Task;

    /// <summary>The first reason to stop wins.</summary>
    public void Stop(RunStop stop) => _stop.TrySetResult(stop);

    /// <summary>Keeps a step's output and facts for the steps after it.</summary>
    public void Keep(string name, BlobRef? output, IReadOnlyList<Fact> facts)
    {
        if (output is not null)
        {
            _values.Add(new(name, output));
        }

        _facts.AddRange(facts);
    }

    /// <summary>A decision of the interpreter; it rides on the next activity to the record.</summary>
    public void Note(RunEventKind kind, string result, string? stepId = null, string? code = null, int attempt = 0) =>
        _notes.Add(new(kind, NowUtc, "interpreter", result, stepId, attempt, code));

    /// <summary>Calls an activity with the run's scope and takes the chain's new end from its answer.</summary>
    public async Task<T> CallAsync<T>(string function, Func<RunScope, object> invocation)
    {
        RunScope scope = new(Input.RunId, Input.Contract, _head, [.. _notes]);
        _notes.Clear();
        Recorded<T> recorded = await Durable.CallActivityAsync<Recorded<T>>(function, invocation(scope), Infrastructure);
        if (recorded.Head.Seq > _head.Seq)
        {
            _head = recorded.Head;
        }

        return recorded.Outcome;
    }

    /// <summary>Puts waiting notes on the record now, because the next activity may be long in coming.</summary>
    public async Task FlushAsync()
    {
        if (_notes.Count > 0)
        {
            await CallAsync<string>(FunctionNames.Note, scope => scope);
        }
    }

    /// <summary>Waits; false when the run was stopped meanwhile. The timer never outlives the wait.</summary>
    public async Task<bool> SleepAsync(TimeSpan delay)
    {
        using CancellationTokenSource cancel = new();
        Task timer = Durable.CreateTimer(delay, cancel.Token);
        if (await Task.WhenAny(timer, Stopping) == timer)
        {
            return true;
        }

        cancel.Cancel();
        return false;
    }

    /// <summary>Tells the portal and the monitor where the run stands.</summary>
    public void Show(RunState state, string? stepId, string? waitingFor) => Durable.SetCustomStatus(
        new RunStatus(Contract.Id, state, stepId, waitingFor, NowUtc));
}
