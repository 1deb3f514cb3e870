using LocalHost.Durable.Journal;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>Keeps the journal short: writes what is unfinished again at its end and lets go of everything before.</summary>
internal sealed class Compaction(TaskHub hub, JournalStore store, FaultPoints faults)
{
    private const int GrowthFactor = 4;
    private readonly JournalWriter _journal = hub.Journal;
    private long _due = hub.Settings.CompactionBytes;
    private long _mark;

    public async Task CompactIfDueAsync(CancellationToken cancellation)
    {
        if (_journal.Bytes - _mark < _due || hub.Runs.Deletions > 0)
        {
            return;
        }

        long start = _journal.Bytes;
        long tail = store.Tail;
        long cut;
        lock (hub.Runs.Gate)
        {
            // rows up to the present head hold nothing that is not in memory or in the tables
            cut = store.Head + 1;
            foreach (Run run in hub.Runs.All.Where(run => !run.IsArchived))
            {
                _journal.Append([new RunRestored { InstanceId = run.InstanceId, Run = run.State.Snapshot() }], () => { });
            }
        }

        await _journal.MoveTailAsync(cut);
        _mark = _journal.Bytes;
        _due = Math.Max(hub.Settings.CompactionBytes, GrowthFactor * (_mark - start));
        faults.Hit(FaultPoint.BeforeTrim);
        await store.DeleteAsync(tail, cut, cancellation);
        faults.Hit(FaultPoint.AfterTrim);
    }
}
