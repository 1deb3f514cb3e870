using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What one day of a workflow, or one run, has spent on models, reservations included.</summary>
internal sealed class BudgetRow : IWrittenRow
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public long SpentMicroUsd { get; set; }
}
