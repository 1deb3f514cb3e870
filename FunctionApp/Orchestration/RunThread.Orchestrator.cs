using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>What all parts of the interpreter share in one run: the record so far, the way to activities, the way to stop.</summary>
internal sealed class RunThread(TaskOrchestrationContext durable, RunInput input, OpenedRun opened)
{
    private readonly TaskCompletionSource<RunStop> _stop = new();
    private readonly List<Fact> _facts = [.. input.Record.Facts];
    private readonly List<NamedRef> _values = [new("record", input.Record.Record)];
    private readonly ActivityLine _line = new(durable, input.RunId, input.Contract, opened.Head);

    public TaskOrchestrationContext Durable { get; } = durable;

    public RunInput Input { get; } = input;

    public WorkflowDefinition Contract { get; } = opened.Contract;

    public DateTimeOffset NowUtc => _line.NowUtc;

    public IReadOnlyList<Fact> Facts => [.. _facts];

    public IReadOnlyList<NamedRef> Values => [.. _values];

    /// <summary>What a sub-orchestration of the run starts from.</summary>
    public RunScope Scope => _line.Scope;

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

    /// <inheritdoc cref="ActivityLine.Note"/>
    public void Note(RunEventKind kind, string result, string? stepId = null, string? code = null, int attempt = 0) =>
        _line.Note(kind, result, stepId, code, attempt);

    /// <summary>Calls an activity with the run's scope and takes the chain's new end from its answer.</summary>
    public Task<T> CallAsync<T>(string function, Func<RunScope, object> invocation) => _line.CallAsync<T>(function, invocation);

    /// <inheritdoc cref="ActivityLine.FlushAsync"/>
    public Task FlushAsync() => _line.FlushAsync();

    /// <summary>Waits; false when the run was stopped meanwhile.</summary>
    public Task<bool> SleepAsync(TimeSpan delay) => _line.SleepAsync(delay, Stopping);

    /// <summary>Tells the portal and the monitor where the run stands.</summary>
    public void Show(RunState state, string? stepId, string? waitingFor) => Durable.SetCustomStatus(
        new RunStatus(Contract.Id, state, stepId, waitingFor, NowUtc));
}
