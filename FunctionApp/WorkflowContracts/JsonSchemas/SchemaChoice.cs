using System.Text.Json;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>The branches of a <c>oneOf</c> that are told apart by a constant member, such as <c>kind</c>.</summary>
internal sealed class SchemaChoice
{
    private readonly IReadOnlyList<(string Name, JsonElement Schema)> _branches;

    private SchemaChoice(string member, IReadOnlyList<(string Name, JsonElement Schema)> branches) =>
        (Member, _branches) = (member, branches);

    public string Member { get; }

    public IEnumerable<string> Names => _branches.Select(b => b.Name);

    public JsonElement? Branch(string? name) =>
        _branches.Where(b => b.Name == name).Select(b => (JsonElement?)b.Schema).FirstOrDefault();

    /// <summary>The choice, or null where some branch has no text constant under the same member.</summary>
    public static SchemaChoice? Of(JsonElement branches, JsonElement root)
    {
        IReadOnlyList<JsonElement> schemas = [.. branches.EnumerateArray().Select(b => SchemaReference.Resolve(root, b))];
        IReadOnlyList<string> members = [.. schemas.Select(s => Constants(s).FirstOrDefault().Member ?? "")];
        return members.Distinct().Count() == 1 && members[0].Length > 0
            ? new(members[0], [.. schemas.Select(s => (Constants(s).First().Name, s))])
            : null;
    }

    private static IEnumerable<(string Member, string Name)> Constants(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out JsonElement properties))
        {
            yield break;
        }

        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty("const", out JsonElement constant)
                && constant.ValueKind == JsonValueKind.String)
            {
                yield return (property.Name, constant.GetString()!);
            }
        }
    }
}
