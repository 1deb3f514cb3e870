namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Where a look-up asks.</summary>
public abstract record LookupSource
{
    private LookupSource()
    {
    }

    /// <summary>A GET of a declared connector.</summary>
    public sealed record Http(string Connector, string Operation) : LookupSource;

    /// <summary>A row of a table of this storage account.</summary>
    public sealed record Table(string Name, string Partition) : LookupSource;

    /// <summary>A file of the version folder: CSV with a head line, by its first column.</summary>
    public sealed record File(string Path) : LookupSource;
}
