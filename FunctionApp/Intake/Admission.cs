using FunctionApp.Handoffs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

/// <summary>Takes stored items to their verdict and settles their key rows.</summary>
internal sealed class Admission(IntakeKeyStore keys, AdmitItem admit, CloseReject close, IntakeRecord record, ILogger<Admission> log)
{
    /// <summary>The verdict; an item whose admission failed stays stored and is accepted, because the sweep goes on with it.</summary>
    internal async Task<IntakeVerdict> AdmitAsync(IntakeRow row, DurableTaskClient client, CancellationToken cancellation)
    {
        IntakeEvent item = row.Item();
#pragma warning disable CA1031 // Whatever went wrong behind the door, the item is stored; the sender must not be told otherwise.
        try
        {
            return await TryAsync(row, client, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            IntakeLog.AdmissionFailed(log, e, item.RunId);
            return new IntakeVerdict.Accepted(item.RunId);
        }
#pragma warning restore CA1031
    }

    internal async Task<IntakeVerdict> TryAsync(IntakeRow row, DurableTaskClient client, CancellationToken cancellation)
    {
        IntakeEvent item = row.Item();
        IntakeVerdict verdict = await admit(item, client, cancellation);
        IntakeState state = verdict switch
        {
            IntakeVerdict.Accepted or IntakeVerdict.Duplicate => IntakeState.Started,
            IntakeVerdict.Rejected => IntakeState.Rejected,
            _ => IntakeState.Refused,
        };
        if (verdict is IntakeVerdict.Blocked)
        {
            await record.RefusedAsync(item.Workflow, item.RunId, cancellation);
        }

        if (state == IntakeState.Started)
        {
            foreach (string reject in row.EarlierRejects)
            {
                await close(reject, item.RunId, cancellation);
            }
        }

        // Who loses this race has settled the row by the same verdict.
        row.Settle(state, verdict);
        await keys.ReplaceAsync(row, cancellation);
        return verdict;
    }
}
