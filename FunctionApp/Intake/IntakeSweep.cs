using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

/// <summary>Starts what was stored and not started: after a crash, an outage, a lost answer.</summary>
public sealed class IntakeSweep
{
    private const int AttemptsBeforeAlert = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Orphaned = TimeSpan.FromHours(1);

    private readonly PendingItems _pending;
    private readonly IntakeKeyStore _keys;
    private readonly Admission _admission;
    private readonly IntakeRecord _record;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    internal IntakeSweep(
        PendingItems pending,
        IntakeKeyStore keys,
        Admission admission,
        IntakeRecord record,
        TimeProvider time,
        ILogger<IntakeSweep> log)
    {
        (_pending, _keys, _admission) = (pending, keys, admission);
        (_record, _time, _log) = (record, time, log);
    }

    /// <summary>Admits every item that has waited longer than a minute.</summary>
    /// <returns>How many are settled now.</returns>
    public async Task<int> SweepAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        IReadOnlyList<PendingItem> waiting = await _pending.OlderThanAsync(Patience, cancellation);
        int settled = 0;
        foreach (PendingItem item in waiting)
        {
            settled += await SettleAsync(item, client, cancellation) ? 1 : 0;
        }

        if (waiting.Count > 0)
        {
            IntakeLog.Swept(_log, waiting.Count, settled);
        }

        return settled;
    }

    private async Task<bool> SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await _keys.FindAsync(item.Workflow, item.Key, cancellation) is not { } row)
        {
            // The key row may still be on its way; after an hour nobody will store it any more.
            if (_time.GetUtcNow() - item.NotedUtc > Orphaned)
            {
                await _pending.ForgetAsync(item, cancellation);
            }

            return false;
        }

        if (row.Is(IntakeState.Stored))
        {
            await _admission.AdmitAsync(row, client, cancellation);
        }

        if (!row.Is(IntakeState.Stored))
        {
            await _pending.ForgetAsync(item, cancellation);
            return true;
        }

        await _pending.CountAsync(item, cancellation);
        if (item.Attempts == AttemptsBeforeAlert)
        {
            await _record.StuckAsync(item.Workflow, row.Item().RunId, cancellation);
        }

        return false;
    }
}
