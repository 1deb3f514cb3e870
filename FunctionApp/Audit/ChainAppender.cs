using Azure;
using Azure.Data.Tables;

namespace FunctionApp.Audit;

/// <summary>Adds to chains: entries, end and marker in one transaction, guarded by the end's version.</summary>
internal sealed class ChainAppender(TableClient table, MarkerStore markers)
{
    // Each lost race means that somebody else's append was stored, so a few rounds are enough unless the chain is flooded.
    private const int MostRounds = 200;

    internal async Task<Landed> AppendAsync(PendingAppend append, CancellationToken cancellation)
    {
        string writer = Guid.NewGuid().ToString("N");
        TableEntity marker = await markers.RowAsync(append, writer, cancellation);
        HeadRow before = append.Hint is { } hint && !append.Events.Any(WaitingGate.Matters)
            ? HeadRow.FromHint(append.Chain, hint)
            : await ReadHeadAsync(append.Chain, cancellation) ?? HeadRow.Before(append.Chain);
        for (int round = 0; round < MostRounds; round++)
        {
            ChainExtension extension = ChainExtension.Of(before, append);
            if (await SubmitAsync(extension, marker, writer, cancellation) is { } etag)
            {
                return new(extension.After with { ETag = etag }, Mine: true, append.Outcome);
            }

            HeadRow? now = await ReadHeadAsync(append.Chain, cancellation);
            if (now is not null && await markers.FindAsync(append.Chain, append.Marker, cancellation) is { } found)
            {
                // The same writer: the transaction was stored although its answer was lost or told of a conflict.
                return new(now, found.Writer == writer, found.Outcome);
            }

            before = now ?? HeadRow.Before(append.Chain);
        }

        throw new AuditAppendException(append.Chain, $"{MostRounds} appends of others came first");
    }

    internal async Task<HeadRow?> ReadHeadAsync(string chain, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> answer =
            await table.GetEntityIfExistsAsync<TableEntity>(chain, HeadRow.RowKey, cancellationToken: cancellation);
        return answer.HasValue ? HeadRow.Read(answer.Value!) : null;
    }

    private async Task<string?> SubmitAsync(
        ChainExtension extension, TableEntity marker, string writer, CancellationToken cancellation)
    {
        List<TableTransactionAction> actions =
        [
            extension.After.ToAction(writer),
            .. extension.Entries.Select(e => new TableTransactionAction(TableTransactionActionType.Add, RowOf(e))),
            new(TableTransactionActionType.Add, marker),
        ];
        try
        {
            Response<IReadOnlyList<Response>> answer = await table.SubmitTransactionAsync(actions, cancellation);
            return answer.Value[0].Headers.ETag?.ToString() ?? "";
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || e.ErrorCode == "ResourceNotFound")
        {
            return null;
        }
    }

    private static TableEntity RowOf(AuditEntry entry) =>
        new(entry.Chain, HeadRow.EntryKey(entry.Seq)) { ["entry"] = entry.Text, ["sha256"] = entry.Sha256 };
}
