using System.Text;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Paths of tables and rows as the service spells them.</summary>
internal static class RowAddress
{
    internal static string Of(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";

    internal static string Query(string path, string? filter, int? top, IEnumerable<string>? select, string? continuation)
    {
        StringBuilder query = new(path);
        char separator = '?';
        Append("$filter", filter);
        Append("$top", top is { } rows ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows}") : null);
        Append("$select", select is null ? null : string.Join(',', select));
        if (continuation is { Length: > 1 })
        {
            string[] keys = continuation.Split(' ', 2);
            Append(path.StartsWith("Tables", StringComparison.Ordinal) ? "NextTableName" : "NextPartitionKey", keys[0]);
            Append("NextRowKey", keys.ElementAtOrDefault(1) is { Length: > 0 } row ? row : null);
        }

        return query.ToString();

        void Append(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }
    }

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
