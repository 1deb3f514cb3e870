namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Splits an address that ends in a table's name.</summary>
internal static class TableAddress
{
    internal static Uri AccountOf(Uri table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string path = table.AbsolutePath.TrimEnd('/');
        return new UriBuilder(table) { Path = path[..(path.LastIndexOf('/') + 1)] }.Uri;
    }

    internal static string TableOf(Uri table) => table.Segments[^1].Trim('/');
}
