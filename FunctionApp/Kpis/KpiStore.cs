using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Kpis;

/// <summary>Facts of ended runs, outcomes told later, and the roll-up of both, by workflow and day.</summary>
/// <remarks>
/// <para>Guarantee: writing the same run or outcome again changes nothing; a run is counted in its day in the transaction that stores it.</para>
/// </remarks>
public sealed class KpiStore
{
    private const string Facts = "facts";
    private const string OutcomePrefix = "outcome|";
    private const int MostRounds = 200;
    private const int DaysAtOnce = 16;
    private readonly TableClient _table;

    internal KpiStore(TableServiceClient tables) => _table = tables.GetTableClient(StorageNames.KpiFacts);

    /// <summary>The runs of a workflow that ended on the days from the first to before the last, and the outcomes told then.</summary>
    /// <remarks><para>Guarantee: reads every run; what only counts reads <see cref="DaysAsync"/>.</para></remarks>
    public async Task<KpiWindow> ReadAsync(string workflow, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        (List<RunFacts> runs, List<RunOutcomeReport> outcomes) = await RowsAsync(
            TableClient.CreateQueryFilter($"PartitionKey ge {Partition(workflow, from)} and PartitionKey lt {Partition(workflow, to)}"), cancellation);
        return new(workflow, from, to, runs, outcomes);
    }

    /// <summary>The rolled-up days on which something ended or was told, oldest first: one small row a day.</summary>
    public async Task<IReadOnlyList<KpiDay>> DaysAsync(string workflow, KpiDays days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(days);
        List<KpiDay> found = [];
        foreach (DateOnly[] some in days.All.Chunk(DaysAtOnce))
        {
            NullableResponse<TableEntity>[] rows = await Task.WhenAll(some.Select(d => DayRowAsync(Partition(workflow, d), cancellation)));
            found.AddRange(some.Zip(rows).Where(p => p.Second.HasValue).Select(p => new KpiDay(p.First, KpiDayRow.Read(p.Second.Value!))));
        }

        return found;
    }

    /// <summary>Makes the roll-up of a day anew from the facts and outcomes stored for it.</summary>
    /// <remarks><para>Guarantee: nothing that is written meanwhile is lost; doing it again gives the same row.</para></remarks>
    public async Task<KpiTotals> RollUpAsync(string workflow, DateOnly day, CancellationToken cancellation)
    {
        string partition = Partition(workflow, day);
        for (int round = 0; round < MostRounds; round++)
        {
            NullableResponse<TableEntity> before = await DayRowAsync(partition, cancellation);
            (List<RunFacts> runs, List<RunOutcomeReport> outcomes) =
                await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellation);
            KpiTotals totals = KpiTotals.Of(runs, outcomes);
            if (await SubmitAsync([Put(partition, totals, before)], cancellation))
            {
                return totals;
            }
        }

        throw new InvalidOperationException($"the numbers of '{partition}' kept changing");
    }

    /// <summary>Keeps an outcome; false when the same one is kept with another value.</summary>
    internal async Task<bool> KeepAsync(string workflow, RunOutcomeReport outcome, CancellationToken cancellation)
    {
        string partition = Partition(workflow, DateOf(outcome.AtUtc));
        string key = $"{OutcomePrefix}{outcome.RunId}|{outcome.Id}";
        try
        {
            await _table.AddEntityAsync(Row(partition, key, outcome), cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            TableEntity kept = await _table.GetEntityAsync<TableEntity>(partition, key, cancellationToken: cancellation);
            return Read<RunOutcomeReport>(kept) == outcome;
        }
    }

    internal async Task WriteAsync(RunFacts facts, CancellationToken cancellation)
    {
        DateOnly day = DateOf(facts.EndedUtc);
        string partition = Partition(facts.Workflow, day);
        TableEntity row = Row(partition, facts.RunId, facts);
        for (int round = 0; round < MostRounds; round++)
        {
            NullableResponse<TableEntity> before = await DayRowAsync(partition, cancellation);
            NullableResponse<TableEntity> kept =
                await _table.GetEntityIfExistsAsync<TableEntity>(partition, facts.RunId, cancellationToken: cancellation);
            if (kept.HasValue || !before.HasValue)
            {
                // Facts made anew, or the day's first: counting the day from its rows is right whatever was there.
                await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
                await RollUpAsync(facts.Workflow, day, cancellation);
                return;
            }

            KpiTotals totals = KpiTotals.Sum([KpiDayRow.Read(before.Value!), KpiTotals.Of(facts)]);
            if (await SubmitAsync([Put(partition, totals, before), new(TableTransactionActionType.Add, row)], cancellation))
            {
                return;
            }
        }

        throw new InvalidOperationException($"the numbers of '{partition}' kept changing");
    }

    private async Task<(List<RunFacts> Runs, List<RunOutcomeReport> Outcomes)> RowsAsync(string filter, CancellationToken cancellation)
    {
        List<RunFacts> runs = [];
        List<RunOutcomeReport> outcomes = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey.StartsWith(OutcomePrefix, StringComparison.Ordinal))
            {
                outcomes.Add(Read<RunOutcomeReport>(row));
            }
            else if (row.RowKey != KpiDayRow.Key)
            {
                runs.Add(Read<RunFacts>(row));
            }
        }

        return (runs, outcomes);
    }

    private Task<NullableResponse<TableEntity>> DayRowAsync(string partition, CancellationToken cancellation) =>
        _table.GetEntityIfExistsAsync<TableEntity>(partition, KpiDayRow.Key, cancellationToken: cancellation);

    private async Task<bool> SubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction Put(string partition, KpiTotals totals, NullableResponse<TableEntity> before) => before.HasValue
        ? new(TableTransactionActionType.UpdateReplace, KpiDayRow.Of(partition, totals), before.Value!.ETag)
        : new(TableTransactionActionType.Add, KpiDayRow.Of(partition, totals));

    private static TableEntity Row<T>(string partition, string key, T value) =>
        new(partition, key) { [Facts] = JsonSerializer.Serialize(value, HandshakeJson.Wire) };

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.Text(Facts), HandshakeJson.Wire)!;

    internal static DateOnly DateOf(DateTimeOffset utc) => DateOnly.FromDateTime(utc.UtcDateTime);

    private static string Partition(string workflow, DateOnly day) =>
        $"{workflow}:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
}
