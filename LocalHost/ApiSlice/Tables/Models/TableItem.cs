namespace Azure.Data.Tables.Models;

/// <summary>A table as the service lists it.</summary>
public class TableItem
{
    /// <summary>A table of that name.</summary>
    public TableItem(string name) => Name = name;

    /// <summary>The table's name.</summary>
    public string Name { get; }
}
