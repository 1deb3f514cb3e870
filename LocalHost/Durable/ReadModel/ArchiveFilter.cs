using Azure.Data.Tables;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>Which rows of the instances table hold the finished runs that are asked for.</summary>
internal static class ArchiveFilter
{
    public static string Text(RunFilter filter, string? after)
    {
        List<string> parts = [$"{InstanceRow.Parts} gt 0"];
        if (after is not null)
        {
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey gt {StoredId.Of(after)}"));
        }

        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            string from = StoredId.Of(prefix);
            string to = from[..^1] + (char)(from[^1] + 1);
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {to}"));
        }

        if (filter.CreatedFrom is { } start)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedTime ge {start}"));
        }

        if (filter.CreatedTo is { } end)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedTime le {end}"));
        }

        if (filter.Statuses is { Count: > 0 } statuses)
        {
            parts.Add("(" + string.Join(" or ", statuses.Select(status => $"RuntimeStatus eq '{status}'")) + ")");
        }

        return string.Join(" and ", parts);
    }
}
