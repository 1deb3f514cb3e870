using LocalHost.Durable.Journal;

namespace LocalHost.Durable.Runs;

/// <summary>All runs in memory and the one lock under which they change.</summary>
/// <remarks>
/// Guarantee: what is applied here was queued for the journal first and in the same order. It shows outside, and its
/// activities run, only once it is stored; until then only orchestrators, which touch nothing, may go on from it.
/// </remarks>
internal sealed class RunTable(JournalWriter journal)
{
    private readonly Dictionary<string, Run> _runs = new(StringComparer.Ordinal);

    public Lock Gate { get; } = new();

    /// <summary>Purged runs whose rows are not deleted yet; as long as there are any, the journal keeps their records.</summary>
    public int Deletions { get; set; }

    /// <summary>Called after a run's stored state has changed.</summary>
    public Action<Run>? Stored { get; set; }

    public IEnumerable<Run> All => _runs.Values;

    public Run? Find(string instanceId) => _runs.GetValueOrDefault(instanceId);

    public IEnumerable<Run> ChildrenOf(Run parent) => _runs.Values.Where(run =>
        !run.State.IsFinished
        && run.State.Started.Parent is { } link
        && link.InstanceId == parent.InstanceId
        && parent.Is(link.ExecutionId));

    /// <summary>Applies records that are stored already.</summary>
    public void Restore(JournalRecord record)
    {
        Apply(record);
        if (Find(record.InstanceId) is { } run)
        {
            run.Show(run.State.View());
        }
    }

    /// <summary>Applies one frame of records and stores it with the next frame or settling; call it under the gate.</summary>
    public void Commit(IReadOnlyList<JournalRecord> records, Action? stored = null)
    {
        List<(Run Run, RunView View)> changed = [];
        journal.AppendLazily(records, () => ShowStored(changed, stored));
        foreach (JournalRecord record in records)
        {
            Apply(record);
        }

        foreach (string id in records.Select(record => record.InstanceId).Distinct())
        {
            if (Find(id) is { } run)
            {
                changed.Add((run, run.State.View()));
            }
        }
    }

    /// <summary>Lets what was committed be stored now.</summary>
    public void Settle() => journal.Nudge();

    /// <summary>Applies one frame of records and ends once it is stored, which <see cref="Settle"/> brings on; call it under the gate.</summary>
    public Task CommitAsync(IReadOnlyList<JournalRecord> records)
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Commit(records, () => done.TrySetResult());
        return journal.OrLostAsync(done.Task);
    }

    /// <summary>Lets a finished run go from memory.</summary>
    public void Forget(Run run)
    {
        if (Find(run.InstanceId) == run)
        {
            _runs.Remove(run.InstanceId);
        }
    }

    private void Apply(JournalRecord record)
    {
        if (record is RunPurged)
        {
            if (_runs.Remove(record.InstanceId, out Run? purged))
            {
                purged.IsPurged = true;
            }

            return;
        }

        if (!_runs.TryGetValue(record.InstanceId, out Run? run))
        {
            _runs[record.InstanceId] = run = new Run(record.InstanceId);
        }

        if (record is RunStarted or RunRestored or EpisodeEnded { Next: not null })
        {
            run.Execution = null;
            run.HasStrayed = false;
            run.IsArchived = false;
        }

        run.State.Apply(record);
    }

    private void ShowStored(List<(Run Run, RunView View)> changed, Action? stored)
    {
        lock (Gate)
        {
            foreach ((Run run, RunView view) in changed)
            {
                run.Show(view);
                Stored?.Invoke(run);
            }
        }

        stored?.Invoke();
    }
}
