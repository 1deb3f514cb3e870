using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Kpis;

/// <summary>Facts of ended runs and outcomes told later, by workflow and day.</summary>
/// <remarks><para>Guarantee: writing the same run or outcome again changes nothing.</para></remarks>
public sealed class KpiStore
{
    private const string Facts = "facts";
    private const string OutcomePrefix = "outcome|";
    private readonly TableClient _table;

    internal KpiStore(TableServiceClient tables) => _table = tables.GetTableClient(StorageNames.KpiFacts);

    /// <summary>The runs of a workflow that ended on the days from the first to before the last, and the outcomes told then.</summary>
    public async Task<KpiWindow> ReadAsync(string workflow, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        List<RunFacts> runs = [];
        List<RunOutcomeReport> outcomes = [];
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {Partition(workflow, from)} and PartitionKey lt {Partition(workflow, to)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey.StartsWith(OutcomePrefix, StringComparison.Ordinal))
            {
                outcomes.Add(Read<RunOutcomeReport>(row));
            }
            else
            {
                runs.Add(Read<RunFacts>(row));
            }
        }

        return new(workflow, from, to, runs, outcomes);
    }

    internal Task WriteAsync(RunFacts facts, CancellationToken cancellation) =>
        WriteAsync(Partition(facts.Workflow, DateOf(facts.EndedUtc)), facts.RunId, facts, cancellation);

    internal Task WriteAsync(string workflow, RunOutcomeReport outcome, CancellationToken cancellation) =>
        WriteAsync(Partition(workflow, DateOf(outcome.AtUtc)), $"{OutcomePrefix}{outcome.RunId}|{outcome.Id}", outcome, cancellation);

    private Task<Azure.Response> WriteAsync<T>(string partition, string row, T value, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(
            new TableEntity(partition, row) { [Facts] = JsonSerializer.Serialize(value, HandshakeJson.Wire) },
            TableUpdateMode.Replace,
            cancellation);

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.Text(Facts), HandshakeJson.Wire)!;

    private static DateOnly DateOf(DateTimeOffset utc) => DateOnly.FromDateTime(utc.UtcDateTime);

    private static string Partition(string workflow, DateOnly day) =>
        $"{workflow}:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
}
