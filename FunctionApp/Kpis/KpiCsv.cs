using System.Globalization;
using System.Text;
using FunctionApp.Handoffs;

namespace FunctionApp.Kpis;

/// <summary>Writes samples as comma-separated values; pure.</summary>
/// <remarks><para>Source: RFC 4180, in UTF-8 with LF; a text that a spreadsheet would run as a formula gets an apostrophe before it.</para></remarks>
internal static class KpiCsv
{
    private const string Head = "workflow,from,to,metric,dimension,value,unit";

    internal static string Of(IEnumerable<KpiSample> samples)
    {
        StringBuilder lines = new StringBuilder(Head).Append('\n');
        foreach (KpiSample sample in samples)
        {
            lines.AppendJoin(',', Line(sample).Select(Cell)).Append('\n');
        }

        return lines.ToString();
    }

    private static IEnumerable<string> Line(KpiSample sample) =>
    [
        sample.Dimensions[0].Value,
        Day(sample.WindowStartUtc),
        Day(sample.WindowEndUtc),
        sample.Metric,
        sample.Dimensions.Count > 1 ? sample.Dimensions[1].Value : "",
        sample.Value.ToString(CultureInfo.InvariantCulture),
        sample.Unit,
    ];

    private static string Day(DateTimeOffset utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        string safe = text.Length > 0 && "=+@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
