using System.Globalization;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Sets money aside before a model is called and settles it after, per run and per workflow and day (UTC).</summary>
/// <remarks>
/// <para>Guarantee: rows change by ETag, so calls at the same time cannot pass a limit together. A crash between the two leaves the
/// reservation as spent: the budget errs on the side of spending less.</para>
/// <para>Units: millionths of a US dollar.</para>
/// </remarks>
public sealed class ModelBudget(TableServiceClient tables, TimeProvider time)
{
    /// <summary>The limit of a day.</summary>
    internal const string PerDay = "cost_per_day_usd";

    private const string PerItem = "cost_per_item_usd";
    private const decimal Micro = 1_000_000m;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.StepBudgets);

    /// <summary>Sets aside, or says which limit forbids it; without limits and without a price nothing is written.</summary>
    internal async Task<Reservation> ReserveAsync(
        PinnedContract contract, string runId, long microUsd, CancellationToken cancellation)
    {
        string workflow = contract.Pin.ContractId;
        List<string> taken = [];
        foreach ((string limit, string row, decimal? usd) in Limits(contract, runId))
        {
            if (usd is not { } most || microUsd == 0)
            {
                continue;
            }

            if (!await TakeAsync(workflow, row, microUsd, (long)(most * Micro), cancellation))
            {
                await SettleAsync(new(workflow, taken, microUsd), 0, cancellation);
                return new(workflow, [], 0, limit);
            }

            taken.Add(row);
        }

        return new(workflow, taken, microUsd);
    }

    /// <summary>Puts the real cost in the place of what was set aside.</summary>
    internal async Task SettleAsync(Reservation reservation, long realMicroUsd, CancellationToken cancellation)
    {
        foreach (string row in reservation.Rows)
        {
            await TakeAsync(reservation.Workflow, row, realMicroUsd - reservation.MicroUsd, long.MaxValue, cancellation);
        }
    }

    private IEnumerable<(string Limit, string Row, decimal? Usd)> Limits(PinnedContract contract, string runId) =>
    [
        (PerItem, $"run|{runId}", contract.Definition.Limits?.CostPerItemUsd),
        (PerDay, Today(), contract.Definition.Limits?.CostPerDayUsd),
    ];

    private string Today() => $"day|{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    private async Task<bool> TakeAsync(string workflow, string rowKey, long microUsd, long most, CancellationToken cancellation)
    {
        while (true)
        {
            NullableResponse<BudgetRow> found = await _table.GetEntityIfExistsAsync<BudgetRow>(
                workflow, rowKey, cancellationToken: cancellation);
            BudgetRow row = found.HasValue ? found.Value! : new() { PartitionKey = workflow, RowKey = rowKey };
            if (row.SpentMicroUsd + microUsd > most)
            {
                return false;
            }

            row.SpentMicroUsd += microUsd;
            bool mine = found.HasValue
                ? await OwnWrites.ReplaceAsync(_table, row, cancellation)
                : await OwnWrites.AddAsync(_table, row, cancellation) is null;
            if (mine)
            {
                return true;
            }
        }
    }
}
