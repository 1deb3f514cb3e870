using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Items;

/// <summary>The output of a step that ran over a list; pure.</summary>
internal static class ItemsOutput
{
    /// <summary>Each item once, in the order of the list; done in any round is done, and one that nobody tells of has failed.</summary>
    public static JsonObject Of(int count, IReadOnlyList<GatheredItem> told)
    {
        ILookup<int, GatheredItem> byItem = told.ToLookup(t => t.Item);
        GatheredItem[] items =
        [
            .. Enumerable.Range(0, count).Select(i =>
                byItem[i].FirstOrDefault(t => t.Output is not null) ?? byItem[i].LastOrDefault() ?? new(i, null, "ORC010", null, null)),
        ];
        JsonObject output = new() { ["count"] = count, ["failed"] = items.Count(i => i.Output is null) };
        if (items.Min(i => i.Output is null ? null : i.Confidence) is { } lowest)
        {
            output["confidence"] = lowest;
        }

        output["items"] = new JsonArray([.. items.Select(i =>
            (JsonNode)(i.Output?.DeepClone() ?? new JsonObject { ["failed"] = true, ["code"] = i.Code }))]);
        return output;
    }
}
