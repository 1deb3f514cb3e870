using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Hosting;

namespace FunctionApp.DataContracts;

/// <summary>The item that a person sends again: whole, or as edits of the one that was rejected.</summary>
/// <remarks><para>Shape: <c>{"item": {...}}</c> or <c>{"edits": [{"pointer", "value"} or {"pointer", "remove": true}]}</c>.</para></remarks>
internal static class MendedItem
{
    /// <summary>The bytes of the mended item; null with the reason.</summary>
    internal static byte[]? Read(JsonElement request, JsonElement? rejected, out string reason)
    {
        reason = "Send an object with either 'item' (the mended item) or 'edits' (a list of pointer and value).";
        if (request.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        bool whole = request.TryGetProperty("item", out JsonElement item);
        bool edited = request.TryGetProperty("edits", out JsonElement edits);
        if (whole == edited)
        {
            return null;
        }

        return whole ? Encoding.UTF8.GetBytes(item.GetRawText()) : Edited(edits, rejected, out reason);
    }

    private static byte[]? Edited(JsonElement edits, JsonElement? rejected, out string reason)
    {
        if (rejected is not { ValueKind: JsonValueKind.Object } before)
        {
            reason = "The rejected item is no JSON object, so there is nothing to edit: send 'item'.";
            return null;
        }

        if (edits.ValueKind != JsonValueKind.Array || edits.GetArrayLength() == 0)
        {
            reason = "'edits' must be a list with at least one edit.";
            return null;
        }

        JsonNode root = JsonObject.Create(before)!;
        int number = 0;
        foreach (JsonElement edit in edits.EnumerateArray())
        {
            if (!Apply(root, edit))
            {
                reason = string.Create(
                    CultureInfo.InvariantCulture, $"Edit {number} needs a 'pointer' to a place that exists and a 'value' or 'remove': true.");
                return null;
            }

            number++;
        }

        reason = "";
        return Encoding.UTF8.GetBytes(root.ToJsonString(HandshakeJson.Wire));
    }

    private static bool Apply(JsonNode root, JsonElement edit)
    {
        if (edit.ValueKind != JsonValueKind.Object
            || !edit.TryGetProperty("pointer", out JsonElement pointer) || pointer.ValueKind != JsonValueKind.String
            || pointer.GetString() is not { Length: > 1 } path || path[0] != '/')
        {
            return false;
        }

        string[] parts = [.. path.Split('/').Skip(1).Select(Unescaped)];
        JsonNode? parent = root;
        foreach (string part in parts[..^1])
        {
            parent = Child(parent, part);
        }

        bool remove = edit.TryGetProperty("remove", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
        return remove
            ? Remove(parent, parts[^1])
            : edit.TryGetProperty("value", out JsonElement value) && Set(parent, parts[^1], JsonSerializer.SerializeToNode(value));
    }

    private static JsonNode? Child(JsonNode? parent, string part) => parent switch
    {
        JsonObject o => o[part],
        JsonArray a when IndexIn(a, part) is { } index => a[index],
        _ => null,
    };

    private static bool Set(JsonNode? parent, string part, JsonNode? value)
    {
        if (parent is JsonObject o)
        {
            o[part] = value;
            return true;
        }

        if (parent is JsonArray list && part == "-")
        {
            list.Add(value);
            return true;
        }

        if (parent is JsonArray a && IndexIn(a, part) is { } index)
        {
            a[index] = value;
            return true;
        }

        return false;
    }

    private static bool Remove(JsonNode? parent, string part)
    {
        if (parent is JsonArray a && IndexIn(a, part) is { } index)
        {
            a.RemoveAt(index);
            return true;
        }

        return parent is JsonObject o && o.Remove(part);
    }

    private static int? IndexIn(JsonArray list, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Count ? index : null;

    private static string Unescaped(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
