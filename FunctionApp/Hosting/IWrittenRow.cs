using Azure.Data.Tables;

namespace FunctionApp.Hosting;

/// <summary>A row that says which write made it as it is.</summary>
public interface IWrittenRow : ITableEntity
{
    /// <summary>The id of the write, made before its first try.</summary>
    string WriterId { get; set; }
}
