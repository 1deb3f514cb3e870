using System.Text.Json;
using Azure.Data.Tables;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>A run's row in the instances table, in the platform's layout; a finished run is packed into it.</summary>
internal static class InstanceRow
{
    public const string Parts = "PackedParts";
    public const string FullHistory = "FullHistory";
    private const int LongestText = 30_000;

    public static TableEntity Make(RunView view, string hub)
    {
        TableEntity row = new(StoredId.Of(view.InstanceId), string.Empty)
        {
            ["InstanceId"] = view.InstanceId,
            ["Name"] = view.Started.Name,
            ["Version"] = view.Started.Version,
            ["ExecutionId"] = view.Started.ExecutionId,
            ["CustomStatus"] = view.CustomStatus ?? "null",
            ["CreatedTime"] = view.CreatedAt,
            ["LastUpdatedTime"] = view.UpdatedAt,
            ["RuntimeStatus"] = view.Status.ToString(),
            ["TaskHubName"] = hub,
            ["Generation"] = view.Started.Generation,
        };
        AddText(row, "Input", view.Started.Input);
        AddText(row, "Output", view.Output);
        if (view.CompletedAt is { } completed)
        {
            row["CompletedTime"] = completed;
        }

        if (view.Started.ScheduledStartTime is { } start)
        {
            row["ScheduledStartTime"] = start;
        }

        if (view.Started.Tags is { } tags)
        {
            row["Tags"] = JsonSerializer.Serialize(tags);
        }

        return row;
    }

    /// <summary>Leaves a text out that is too long for a column; the packed run holds it whole.</summary>
    public static void AddText(TableEntity row, string column, string? text)
    {
        if (text is not null)
        {
            row[column] = text.Length <= LongestText ? text : string.Empty;
        }
    }
}
