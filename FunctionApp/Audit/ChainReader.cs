using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>Reads whole chains.</summary>
internal sealed class ChainReader(TableClient table)
{
    private const int MostReads = 5;

    internal async Task<AuditExtract> ReadAsync(string chain, CancellationToken cancellation)
    {
        AuditExtract read = new([], null);
        for (int i = 0; i < MostReads; i++)
        {
            read = await ReadOnceAsync(chain, cancellation);
            if (read.Head?.Seq == (read.Entries.Count == 0 ? null : read.Entries[^1].Seq))
            {
                break;
            }

            // An append between two pages gives an end that is newer than the entries; a chain that was cut stays so.
        }

        return read;
    }

    private async Task<AuditExtract> ReadOnceAsync(string chain, CancellationToken cancellation)
    {
        List<AuditEntry> entries = [];
        HeadRow? head = null;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {chain} and RowKey ge {"e"} and RowKey lt {"i"}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey == HeadRow.RowKey)
            {
                head = HeadRow.Read(row);
            }
            else
            {
                entries.Add(AuditEntry.Read(row.Text("entry"), row.Text("sha256")));
            }
        }

        return new(entries, head?.ToHint(), head?.Contract);
    }
}
