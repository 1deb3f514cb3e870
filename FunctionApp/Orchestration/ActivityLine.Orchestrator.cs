using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>The way to activities: each call carries the run's scope and the notes that wait, and brings back the chain's end.</summary>
internal sealed class ActivityLine(TaskOrchestrationContext durable, string runId, ContractPin contract, AuditHead? head)
{
    // Exceptions are lost infrastructure or a bug; what a step expects to go wrong comes back as an outcome.
    private static readonly TaskOptions Infrastructure = TaskOptions.FromRetryPolicy(
        new RetryPolicy(6, TimeSpan.FromSeconds(5), 3.0, TimeSpan.FromMinutes(5)));

    private readonly List<RunEvent> _notes = [];
    private AuditHead? _head = head;

    public DateTimeOffset NowUtc => new(durable.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>The scope without the notes: what a sub-orchestration starts from.</summary>
    public RunScope Scope => new(runId, contract, _head, []);

    /// <summary>A decision of the interpreter; it rides on the next activity to the record.</summary>
    public void Note(
        RunEventKind kind, string result, string? stepId = null, string? code = null, int attempt = 0, int? item = null) =>
        _notes.Add(new(kind, NowUtc, "interpreter", result, stepId, attempt, code, Item: item));

    public async Task<T> CallAsync<T>(string function, Func<RunScope, object> invocation)
    {
        RunScope scope = new(runId, contract, _head, [.. _notes]);
        _notes.Clear();
        Recorded<T> recorded = await durable.CallActivityAsync<Recorded<T>>(function, invocation(scope), Infrastructure);
        if (_head is null || recorded.Head.Seq > _head.Seq)
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

    /// <summary>Waits; false when something else ended the wait. The timer never outlives it.</summary>
    public async Task<bool> SleepAsync(TimeSpan delay, Task otherwise)
    {
        using CancellationTokenSource cancel = new();
        Task timer = durable.CreateTimer(delay, cancel.Token);
        if (await Task.WhenAny(timer, otherwise) == timer)
        {
            return true;
        }

        cancel.Cancel();
        return false;
    }
}
