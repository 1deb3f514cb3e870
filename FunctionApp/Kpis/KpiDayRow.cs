using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Kpis;

/// <summary>How the totals of a day are stored; pure.</summary>
internal static class KpiDayRow
{
    internal const string Key = "day";

    private const string Counts = "counts";
    private const string Cycle = "cycle_time";
    private const string Machine = "machine_time";
    private const string Human = "human_time";
    private const string Response = "first_response_time";

    internal static TableEntity Of(string partition, KpiTotals totals) => new(partition, Key)
    {
        [Counts] = JsonSerializer.Serialize(
            totals with
            {
                CycleTime = KpiHistogram.Empty,
                MachineTime = KpiHistogram.Empty,
                HumanTime = KpiHistogram.Empty,
                FirstResponseTime = KpiHistogram.Empty,
            },
            HandshakeJson.Wire),
        [Cycle] = totals.CycleTime.ToText(),
        [Machine] = totals.MachineTime.ToText(),
        [Human] = totals.HumanTime.ToText(),
        [Response] = totals.FirstResponseTime.ToText(),
    };

    internal static KpiTotals Read(TableEntity row) => JsonSerializer.Deserialize<KpiTotals>(row.Text(Counts), HandshakeJson.Wire)! with
    {
        CycleTime = KpiHistogram.Parse(row.Text(Cycle)),
        MachineTime = KpiHistogram.Parse(row.Text(Machine)),
        HumanTime = KpiHistogram.Parse(row.Text(Human)),
        FirstResponseTime = KpiHistogram.Parse(row.Text(Response)),
    };
}
