using LocalHost.Durable.History;
using LocalHost.Durable.Replay;

namespace LocalHost.Durable.Runs;

/// <summary>Lets orchestrators see their new messages, one turn at a time for each run, and stores what comes of it.</summary>
internal sealed class Turns(RunTable runs, OrchestratorCode code, Outcomes outcomes, HubSettings settings, TimeProvider time)
{
    private readonly LinkedList<Run> _alive = new();

    /// <summary>Gives a run its turn when there is something new for it; call it under the gate.</summary>
    public void Wake(Run run)
    {
        if (!run.IsTurning && run.HasWork && MayRun(run.State.Started))
        {
            run.IsTurning = true;
            ThreadPool.UnsafeQueueUserWorkItem(Take, run, preferLocal: false);
        }
    }

    private bool MayRun(ExecutionStarted started) =>
        (started.ScheduledStartTime is not { } start || start <= time.GetUtcNow().UtcDateTime)
        && (settings.FailOnVersionMismatch || Versions.Match(started.Version, settings));

    private void Take(Run run)
    {
        TakeTurn(run);

        // whatever the turn came to, the messages that led to it wait for their commit
        runs.Settle();
    }

    private void TakeTurn(Run run)
    {
        HistoryEvent[] fresh;
        IReadOnlyList<HistoryEvent> past;
        OrchestratorExecution execution;
        lock (runs.Gate)
        {
            if (!run.HasWork)
            {
                run.IsTurning = false;
                return;
            }

            fresh = [.. run.State.Inbox];
            bool alive = run.Execution is not null && (run.HasStrayed || !settings.AlwaysReplay);
            past = alive ? [] : [.. run.State.History];
            execution = alive ? run.Execution! : Make(run);
            run.Execution = execution;
        }

        DateTime now = time.GetUtcNow().UtcDateTime;
        Episode episode = Versions.Match(run.State.Started.Version, settings)
            ? execution.Turn(past, fresh, now)
            : Versions.Refuse(run.State.Started.Version, settings, run.State.History.Count, now);
        lock (runs.Gate)
        {
            run.IsTurning = false;
            if (run.Execution != execution)
            {
                // the run was started anew meanwhile
                Wake(run);
                return;
            }

            run.HasStrayed = false;
            foreach (Run touched in outcomes.Store(run, episode, fresh.Length, now))
            {
                Wake(touched);
            }

            Keep(run);
            Wake(run);
        }
    }

    private OrchestratorExecution Make(Run run)
    {
        OrchestratorExecution? made = null;
        made = new OrchestratorExecution(run.State.Started, code, () => Stray(run, made!));
        return made;
    }

    private void Stray(Run run, OrchestratorExecution execution)
    {
        lock (runs.Gate)
        {
            if (run.Execution == execution && !run.State.IsFinished)
            {
                run.HasStrayed = true;
                Wake(run);
            }
        }
    }

    // the least recently used orchestrators are let go; their next turn replays them
    private void Keep(Run run)
    {
        if (run.AlivePlace.List is not null)
        {
            _alive.Remove(run.AlivePlace);
        }

        if (run.State.IsFinished)
        {
            run.Execution = null;
        }

        if (run.Execution is null)
        {
            return;
        }

        _alive.AddLast(run.AlivePlace);
        while (_alive.Count > settings.LiveOrchestrators)
        {
            Run oldest = _alive.First!.Value;
            _alive.RemoveFirst();
            if (!oldest.IsTurning)
            {
                oldest.Execution = null;
            }
        }
    }
}
