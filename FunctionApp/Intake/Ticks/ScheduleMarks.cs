using System.Text;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Intake.Ticks;

/// <summary>Up to which instant each schedule was looked at.</summary>
internal sealed class ScheduleMarks(TableServiceClient tables)
{
    private const string Partition = "~schedules";
    private const string Column = "LookedUtc";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.IntakeKeys);

    internal async Task<DateTimeOffset?> FindAsync(
        string workflow, TriggerDefinition.Schedule schedule, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition, KeyOf(workflow, schedule), cancellationToken: cancellation);
        return found.HasValue ? found.Value!.GetDateTimeOffset(Column) : null;
    }

    // Two hosts may write at once; both have started what was due until then.
    internal Task SetAsync(
        string workflow, TriggerDefinition.Schedule schedule, DateTimeOffset lookedUtc, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(
            new TableEntity(Partition, KeyOf(workflow, schedule)) { [Column] = lookedUtc }, TableUpdateMode.Replace, cancellation);

    private static string KeyOf(string workflow, TriggerDefinition.Schedule schedule) =>
        $"{workflow}|{BlobVault.Sha256Of(Encoding.UTF8.GetBytes($"{schedule.Cron}|{schedule.TimeZone}"))}";
}
