namespace LocalHost.ApiSlice.Tables.Wire;

internal static class PropertyNames
{
    internal const string PartitionKey = "PartitionKey";
    internal const string RowKey = "RowKey";
    internal const string Timestamp = "Timestamp";
    internal const string ETag = "odata.etag";
    internal const string TypeSuffix = "@odata.type";

    internal static bool IsTheServices(string name) =>
        name is Timestamp or "ETag" || name.StartsWith("odata.", StringComparison.Ordinal);
}
