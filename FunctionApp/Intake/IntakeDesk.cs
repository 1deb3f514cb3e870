using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Intake;

/// <summary>The way of every item: stored, named, admitted, answered.</summary>
/// <remarks>
/// <para>Guarantee: the payload and its key row are stored before anything is answered; one key leads to one run.</para>
/// </remarks>
internal sealed class IntakeDesk(
    BlobVault vault, IntakeKeyStore keys, PendingItems pending, Admission admission, IntakeRejects rejects, TimeProvider time)
{
    private const int MostRounds = 10;

    internal async Task<IntakeVerdict> TakeAsync(ArrivedItem item, DurableTaskClient client, CancellationToken cancellation)
    {
        ItemFault? fault = item.Fault;
        JsonElement? root = fault is null ? ItemContent.Read(item.Bytes, out fault) : null;
        string content = BlobVault.Sha256Of(root is { } document ? CanonicalJson.Bytes(document) : item.Bytes.Span);
        string key = ItemKey.Of(item, root, content);
        string runId = ItemIds.RunOf(item.Workflow, key);
        BlobRef payload = await vault.PutAsync(
            StorageNames.IntakePayloads,
            $"{item.Workflow}/{runId}/{BlobVault.Sha256Of(item.Bytes.Span)}",
            item.Bytes,
            fault is null ? "application/json" : "application/octet-stream",
            cancellation);
        return fault is null
            ? await EnterAsync(EventOf(item, key, runId, payload), content, client, cancellation)
            : await RefuseAsync(item, fault, runId, payload, cancellation);
    }

    private async Task<IntakeVerdict> EnterAsync(
        IntakeEvent item, string content, DurableTaskClient client, CancellationToken cancellation)
    {
        IntakeRow? known = await keys.FindAsync(item.Workflow, item.IdempotencyKey, cancellation);
        for (int round = 0; round < MostRounds; round++)
        {
            if (known is not null && KnownVerdict(known, item.RunId, content) is { } verdict)
            {
                return verdict;
            }

            if (known is not null && known.Is(IntakeState.Stored))
            {
                return await admission.AdmitAsync(known, client, cancellation);
            }

            PendingItem note = await pending.NoteAsync(item.Workflow, item.IdempotencyKey, cancellation);
            IntakeRow row = known ?? new IntakeRow();
            row.Store(item, content);
            bool stored = known is null
                ? (known = await keys.AddAsync(row, cancellation)) is null
                : await keys.ReplaceAsync(row, cancellation);
            if (stored)
            {
                return await AdmitNewAsync(row, note, client, cancellation);
            }

            known = await keys.FindAsync(item.Workflow, item.IdempotencyKey, cancellation);
        }

        throw new InvalidOperationException($"the key row of {item.RunId} kept changing");
    }

    private async Task<IntakeVerdict> AdmitNewAsync(
        IntakeRow row, PendingItem note, DurableTaskClient client, CancellationToken cancellation)
    {
        IntakeVerdict verdict = await admission.AdmitAsync(row, client, cancellation);
        if (!row.Is(IntakeState.Stored))
        {
            await pending.ForgetAsync(note, cancellation);
        }

        return verdict;
    }

    // A rejected or refused item never became a run, so its key is free for a mended one.
    private static IntakeVerdict? KnownVerdict(IntakeRow row, string runId, string content)
    {
        bool same = row.ContentSha256 == content;
        return row switch
        {
            _ when row.Is(IntakeState.Started) => same ? new IntakeVerdict.Duplicate(runId) : new IntakeVerdict.KeyReused(runId),
            _ when row.Is(IntakeState.Stored) => same ? null : new IntakeVerdict.KeyReused(runId),
            _ when row.Is(IntakeState.Rejected) && same => row.KnownVerdict(),
            _ => null,
        };
    }

    private async Task<IntakeVerdict> RefuseAsync(
        ArrivedItem item, ItemFault fault, string runId, BlobRef payload, CancellationToken cancellation)
    {
        ContractViolation violation = new("", fault.Rule, fault.Expected, fault.Observed);
        string rejectId = await rejects.KeepAsync(
            item.Workflow, item.ContractVersion, runId, payload, item.Channel, violation, cancellation);
        return fault.Code == IntakeCodes.TooLarge
            ? new IntakeVerdict.TooLarge(item.Input.MaxBytes, rejectId)
            : new IntakeVerdict.Malformed(fault.Code, fault.Detail, rejectId);
    }

    private IntakeEvent EventOf(ArrivedItem item, string key, string runId, BlobRef payload) => new(
        runId,
        item.Source,
        "handshake.item.received",
        time.GetUtcNow(),
        "application/json",
        item.Workflow,
        item.Channel,
        key,
        runId,
        payload);
}
