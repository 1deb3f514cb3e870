using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>One row per workflow and idempotency key; the first insert wins, each later move is guarded.</summary>
internal sealed class IntakeKeyStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.IntakeKeys);

    internal async Task<IntakeRow?> FindAsync(string workflow, string key, CancellationToken cancellation)
    {
        NullableResponse<IntakeRow> found = await _table.GetEntityIfExistsAsync<IntakeRow>(workflow, key, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Null when the row is ours; otherwise the row that was there.</summary>
    internal Task<IntakeRow?> AddAsync(IntakeRow row, CancellationToken cancellation) => OwnWrites.AddAsync(_table, row, cancellation);

    /// <summary>False when somebody else moved the row meanwhile.</summary>
    internal Task<bool> ReplaceAsync(IntakeRow row, CancellationToken cancellation) => OwnWrites.ReplaceAsync(_table, row, cancellation);
}
