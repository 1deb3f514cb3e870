using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.DataContracts;

/// <summary>Sends a mended item again; each reject goes on once, as a run or as the next reject.</summary>
/// <remarks>
/// <para>Guarantee: the mended item is stored and claimed before it is admitted, so that a second click or a crash finds the
/// same attempt.</para>
/// </remarks>
public sealed class RejectResubmission
{
    private const int MostRounds = 5;

    private readonly RejectStore _rejects;
    private readonly BlobVault _vault;
    private readonly AdmitItem _admit;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    internal RejectResubmission(
        RejectStore rejects, BlobVault vault, AdmitItem admit, AuditTrail audit, TimeProvider time, ILogger<RejectResubmission> log)
    {
        (_rejects, _vault, _admit) = (rejects, vault, admit);
        (_audit, _time, _log) = (audit, time, log);
    }

    /// <summary>Mends and admits; the actor is an id or a role, never a name.</summary>
    public async Task<ResubmitOutcome> ResubmitAsync(
        string rejectId, JsonElement request, string actor, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await _rejects.FindRowAsync(rejectId, cancellation) is not { } row)
        {
            return new ResubmitOutcome.Unknown();
        }

        if (row.SenderRunId is { } run)
        {
            return new ResubmitOutcome.WentOn(run, null);
        }

        ReadOnlyMemory<byte> rejected = await _vault.GetAsync(row.Record().Payload, cancellation);
        if (MendedItem.Read(request, StrictJson.Read(rejected, out _), out string reason) is not { } mended)
        {
            return new ResubmitOutcome.Unreadable(reason);
        }

        string sha256 = BlobVault.Sha256Of(mended);
        for (int round = 0; round < MostRounds; round++)
        {
            if (row.AttemptPayload is null && !await ClaimAsync(row, mended, cancellation))
            {
                row = await _rejects.FindRowAsync(rejectId, cancellation) ?? row;
                continue;
            }

            return await FinishAsync(row, sha256, actor, client, cancellation);
        }

        throw new InvalidOperationException($"reject {rejectId} kept changing");
    }

    private async Task<bool> ClaimAsync(RejectRow row, byte[] mended, CancellationToken cancellation)
    {
        string runId = ItemIds.RunOf(row.PartitionKey, ResubmittedItem.KeyOf(row));
        string name = $"{row.PartitionKey}/{runId}/{BlobVault.Sha256Of(mended)}";
        BlobRef payload = await _vault.PutAsync(StorageNames.IntakePayloads, name, mended, "application/json", cancellation);
        row.Claim(payload, runId, _time.GetUtcNow());
        return await _rejects.ReplaceAsync(row, cancellation);
    }

    private async Task<ResubmitOutcome> FinishAsync(
        RejectRow row, string sha256, string actor, DurableTaskClient client, CancellationToken cancellation)
    {
        bool same = row.Attempt().Sha256 == sha256;
        if (!same && (row.Resubmitted || row.AttemptRejectId is not null))
        {
            return new ResubmitOutcome.WentOn(row.Resubmitted ? row.AttemptRunId : null, row.AttemptRejectId);
        }

        IntakeVerdict verdict = await _admit(ResubmittedItem.Of(row), client, cancellation);
        await SettleAsync(row, verdict, actor, cancellation);
        return same || verdict is IntakeVerdict.Blocked
            ? new ResubmitOutcome.Sent(verdict)
            : new ResubmitOutcome.WentOn(row.Resubmitted ? row.AttemptRunId : null, row.AttemptRejectId);
    }

    private async Task SettleAsync(RejectRow row, IntakeVerdict verdict, string actor, CancellationToken cancellation)
    {
        bool started = verdict is IntakeVerdict.Accepted or IntakeVerdict.Duplicate;
        string? next = verdict is IntakeVerdict.Rejected rejected ? rejected.RejectId : null;
        if ((!started && next is null) || (row.Resubmitted == started && row.AttemptRejectId == next))
        {
            return;
        }

        RunEvent sent = ResubmittedItem.Event(row, started, actor);
        await _audit.AppendAsync(ResubmittedItem.ChainOf(row), $"resubmitted|{row.RowKey}|{sent.Result}", [sent], cancellation);

        // Who loses this race has written the same.
        (row.Resubmitted, row.AttemptRejectId) = (started, next);
        await _rejects.ReplaceAsync(row, cancellation);
        DataContractsLog.Resubmitted(_log, row.RowKey, row.AttemptRunId!);
    }
}
