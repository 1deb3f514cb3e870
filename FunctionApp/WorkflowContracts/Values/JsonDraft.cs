using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>A JSON object that grows field by field; dots lead into objects, numbers into lists.</summary>
/// <remarks><para>Shape: <c>lines.0.amount</c> sets the amount of the first item of the list <c>lines</c>.</para></remarks>
public sealed class JsonDraft
{
    private readonly JsonObject _root;

    /// <summary>An empty object.</summary>
    public JsonDraft() => _root = [];

    /// <summary>Starts from an object that is there.</summary>
    public JsonDraft(JsonElement from) => _root = JsonObject.Create(from) ?? [];

    /// <summary>Sets one field.</summary>
    public JsonDraft Set(string path, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] parts = path.Split('.');
        JsonNode at = _root;
        for (int i = 0; i < parts.Length - 1; i++)
        {
            at = Child(at, parts[i]) ?? Put(at, parts[i], IsIndex(parts[i + 1]) ? new JsonArray() : new JsonObject())!;
        }

        Put(at, parts[^1], value);
        return this;
    }

    /// <summary>The object as it stands.</summary>
    public JsonElement ToElement() => JsonSerializer.SerializeToElement(_root);

    private static JsonNode? Child(JsonNode at, string part) => at switch
    {
        JsonArray list => Index(part) < list.Count ? list[Index(part)] : null,
        JsonObject fields => fields[part],
        _ => throw new InvalidDataException($"'{part}' would lie inside a plain value"),
    };

    private static JsonNode? Put(JsonNode at, string part, JsonNode? value)
    {
        if (at is JsonArray list)
        {
            while (list.Count <= Index(part))
            {
                list.Add(null);
            }

            list[Index(part)] = value;
        }
        else
        {
            at[part] = value;
        }

        return value;
    }

    private static bool IsIndex(string part) => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit);

    private static int Index(string part) => IsIndex(part)
        ? int.Parse(part, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"'{part}' is no place in a list");
}
