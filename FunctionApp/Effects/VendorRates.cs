using System.Globalization;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Effects;

/// <summary>Counts calls to a vendor by the minute, so that a contract's rate holds over all workers.</summary>
internal sealed class VendorRates(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.EffectLedger);

    /// <summary>Takes one call of this minute; how long to wait when none is left, null when it may go.</summary>
    public async Task<TimeSpan?> WaitAsync(PinnedContract contract, string connector, CancellationToken cancellation)
    {
        if (contract.Definition.Limits?.CallsPerMinute?.FirstOrDefault(r => r.Connector == connector) is not { } rate)
        {
            return null;
        }

        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            string minute = now.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
            NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(
                $"rate|{contract.Pin.ContractId}|{connector}", minute, cancellationToken: cancellation);
            TableEntity row = found.HasValue ? found.Value! : new($"rate|{contract.Pin.ContractId}|{connector}", minute);
            int used = row.GetInt32("Used") ?? 0;
            if (used >= rate.Calls)
            {
                return TimeSpan.FromSeconds(60 - now.Second);
            }

            row["Used"] = used + 1;
            try
            {
                // A call counted twice after a lost answer only waits longer than it had to.
                await (found.HasValue
                    ? _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation)
                    : _table.AddEntityAsync(row, cancellation));
                return null;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                continue;
            }
        }
    }
}
