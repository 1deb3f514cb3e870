using Azure.Data.Tables;

namespace FunctionApp.Hosting;

/// <summary>Reads columns that a row of the house always has.</summary>
internal static class TableEntityExtensions
{
    /// <summary>A text column that must be there.</summary>
    /// <exception cref="InvalidDataException">The row lacks the column.</exception>
    internal static string Text(this TableEntity row, string column) =>
        row.GetString(column)
        ?? throw new InvalidDataException($"row {row.PartitionKey}/{row.RowKey} has no column '{column}'");
}
