using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Replay;

/// <summary>One execution of an orchestrator, alive between its episodes; made again by replaying its history.</summary>
internal sealed class OrchestratorExecution
{
    private const int LongestCustomStatus = 8192;

    private readonly ExecutionStarted _started;
    private readonly OrchestratorCode _code;
    private readonly OrchestratorThread _thread;
    private readonly LiveContext _context;
    private readonly Queue<HistoryEvent> _whileSuspended = new();
    private Task<string?>? _result;
    private volatile bool _strayed;
    private string? _status;
    private bool _ended;
    private DateTime _now;

    /// <param name="started">The execution's first event.</param>
    /// <param name="code">The orchestrator and its host.</param>
    /// <param name="strayed">Called when the orchestrator went on outside its thread between episodes.</param>
    public OrchestratorExecution(ExecutionStarted started, OrchestratorCode code, Action strayed)
    {
        _started = started;
        _code = code;
        _thread = new OrchestratorThread(() =>
        {
            _strayed = true;
            strayed();
        });
        _context = new LiveContext(started, code, _thread);
    }

    /// <summary>Replays the past, then lets the orchestrator see what is new.</summary>
    public Episode Turn(IEnumerable<HistoryEvent> past, IEnumerable<HistoryEvent> fresh, DateTime now)
    {
        _thread.Run(() =>
        {
            try
            {
                Feed(past, replaying: true);
                TurnTo(now);
                Feed(fresh, replaying: false);
                WriteStatus();
                EndIfDone();
            }
#pragma warning disable CA1031 // whatever feeding the history throws is this orchestration's failure
            catch (Exception broken)
#pragma warning restore CA1031
            {
                _context.Actions.Take();
                Fail(broken);
            }
        });
        return new Episode(_context.Actions.Take(), _status, _context.Actions.IsHeld);
    }

    private void Feed(IEnumerable<HistoryEvent> events, bool replaying)
    {
        foreach (HistoryEvent item in events)
        {
            _context.TurnTo(replaying);
            if (item is OrchestratorStarted)
            {
                TurnTo(item.Timestamp);
            }
            else
            {
                See(item);
                _thread.Drain();
            }
        }
    }

    private void TurnTo(DateTime now)
    {
        _now = now;
        _context.TurnTo(now);
    }

    private void See(HistoryEvent item)
    {
        switch (item)
        {
            case ExecutionResumed:
                Resume();
                break;
            case ExecutionTerminated terminated:
                End(OrchestrationRuntimeStatus.Terminated, terminated.Input, null);
                break;
            case ExecutionSuspended:
                _context.Actions.Hold();
                break;
            case TaskScheduled or TimerCreated or SubOrchestrationInstanceCreated or EventSent:
                _context.Actions.Match(item);
                break;
            default:
                Receive(item);
                break;
        }
    }

    private void Receive(HistoryEvent item)
    {
        if (_context.Actions.IsHeld)
        {
            _whileSuspended.Enqueue(item);
            return;
        }

        switch (item)
        {
            case ExecutionStarted: _result = StartAsync(); break;
            case TaskCompleted done: _context.Open.Complete(done.TaskScheduledId, done.Result); break;
            case TaskFailed failed: _context.Open.Fail(failed.TaskScheduledId, failed.FailureDetails); break;
            case SubOrchestrationInstanceCompleted done: _context.Open.Complete(done.TaskScheduledId, done.Result); break;
            case SubOrchestrationInstanceFailed failed: _context.Open.Fail(failed.TaskScheduledId, failed.FailureDetails); break;
            case TimerFired fired: _context.Open.Complete(fired.TimerId, null); break;
            case EventRaised raised when _context.Next is { PreserveUnprocessedEvents: true }: _context.CarriedOver.Add(raised); break;
            case EventRaised raised: _context.Events.Deliver(raised.Name, raised.Input); break;
            default: break;
        }
    }

    private void Resume()
    {
        _context.Actions.Release();
        while (_whileSuspended.TryDequeue(out HistoryEvent? waiting))
        {
            Receive(waiting);
            _thread.Drain();
        }
    }

    private async Task<string?> StartAsync()
    {
        object? output = await _code.Call(_started, _context);
        if (!_thread.IsCurrent)
        {
            throw new InvalidOperationException(OrchestratorThread.IllegalAwait);
        }

        return WireText.RoundTrip(_code.Converter.Serialize(output));
    }

    private void EndIfDone()
    {
        if (_strayed || IsStuck())
        {
            Fail(new InvalidOperationException(OrchestratorThread.IllegalAwait));
        }
        else if (_context.Open.Any || _result is not { IsCompleted: true })
        {
            return;
        }
        else if (_result.IsCompletedSuccessfully)
        {
            Complete(_result.Result);
        }
        else
        {
            Fail(_result.Exception?.InnerException ?? new TaskCanceledException(_result));
        }
    }

    // nothing durable can wake it any more, so it awaits something else
    private bool IsStuck() =>
        _result is { IsCompleted: false } && !_context.Open.Any && !_context.Events.AnyoneWaits && !_context.Actions.IsHeld;

    private void Complete(string? output)
    {
        if (_context.Next is { } next)
        {
            _ended = true;
            _context.Actions.Ask(new ExecutionCompleted
            {
                EventId = _context.Actions.NextId(),
                Timestamp = _now,
#pragma warning disable CS0618 // the one place that makes the transitional status
                Status = OrchestrationRuntimeStatus.ContinuedAsNew,
#pragma warning restore CS0618
                Result = _code.Converter.Serialize(next.NewInput),
                NewVersion = string.IsNullOrWhiteSpace(next.NewVersion) ? null : next.NewVersion,
                CarriedOver = [.. _context.CarriedOver],
            });
        }
        else
        {
            End(OrchestrationRuntimeStatus.Completed, output, null);
        }
    }

    private void Fail(Exception cause)
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(cause);
        End(OrchestrationRuntimeStatus.Failed, details.ToString(), details);
    }

    private void End(OrchestrationRuntimeStatus status, string? result, TaskFailureDetails? failure)
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        _context.Actions.Ask(new ExecutionCompleted
        {
            EventId = _context.Actions.NextId(),
            Timestamp = _now,
            Status = status,
            Result = result,
            FailureDetails = failure,
        });
    }

    private void WriteStatus()
    {
        _status = WireText.RoundTrip(_code.Converter.Serialize(_context.CustomStatus));
        if (_status is { Length: > LongestCustomStatus })
        {
            _status = null;
            throw new ArgumentException("CustomStatus is too large: its JSON must not exceed 16 KB of UTF-16 text.");
        }
    }
}
