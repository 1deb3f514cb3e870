using System.Text.Json;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>References inside one schema document.</summary>
internal static class SchemaReference
{
    public static JsonElement Follow(JsonElement root, string reference)
    {
        if (!reference.StartsWith('#'))
        {
            throw new InvalidDataException($"the reference '{reference}' leads out of the schema");
        }

        JsonElement at = root;
        foreach (string part in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Uri.UnescapeDataString(part)
                .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = Step(at, name) ?? throw new InvalidDataException($"the reference '{reference}' leads to nothing");
        }

        return at;
    }

    /// <summary>The schema behind any chain of references.</summary>
    public static JsonElement Resolve(JsonElement root, JsonElement schema)
    {
        JsonElement at = schema;
        for (int hops = 0; at.ValueKind == JsonValueKind.Object && at.TryGetProperty("$ref", out JsonElement next); hops++)
        {
            at = hops < 32 ? Follow(root, next.GetString()!) : throw new InvalidDataException("references go in a circle");
        }

        return at;
    }

    private static JsonElement? Step(JsonElement at, string name)
    {
        if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement member))
        {
            return member;
        }

        return at.ValueKind == JsonValueKind.Array && int.TryParse(name, out int index) && index < at.GetArrayLength()
            ? at[index]
            : null;
    }
}
