using System.Text.Json;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>One validation under way: applies each keyword of a schema to a value and collects what breaks.</summary>
internal sealed class SchemaWalk(JsonElement root)
{
    private const int MaxDepth = 128;

    private static readonly HashSet<string> Annotations =
    [
        "$schema", "$id", "$defs", "$comment", "$anchor", "title", "description", "default", "examples", "format", "deprecated",
    ];

    private readonly List<SchemaViolation> _violations = [];

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    public void Visit(JsonElement value, JsonElement schema, string pointer, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"the schema or the value nests deeper than {MaxDepth}");
        }

        if (schema.ValueKind == JsonValueKind.False)
        {
            Add(pointer, "false", "nothing here");
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            Apply(keyword, value, schema, pointer, depth);
        }
    }

    private void Apply(JsonProperty keyword, JsonElement value, JsonElement schema, string pointer, int depth)
    {
        switch (keyword.Name)
        {
            case "$ref":
                Visit(value, SchemaReference.Follow(root, keyword.Value.GetString()!), pointer, depth + 1);
                break;
            case "oneOf":
                OneOf(value, keyword.Value, pointer, depth);
                break;
            case "anyOf":
                AnyOf(value, keyword.Value, pointer, depth);
                break;
            case "required" or "properties" or "additionalProperties":
                ApplyToObject(keyword, value, schema, pointer, depth);
                break;
            case "items":
                Items(value, keyword.Value, pointer, depth);
                break;
            default:
                ApplyToValue(keyword, value, pointer);
                break;
        }
    }

    private void ApplyToValue(JsonProperty keyword, JsonElement value, string pointer)
    {
        if (!Annotations.Contains(keyword.Name) && ValueKeywords.Check(keyword, value) is { } broken)
        {
            _violations.Add(broken with { Pointer = pointer });
        }
    }

    private void ApplyToObject(JsonProperty keyword, JsonElement value, JsonElement schema, string pointer, int depth)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        switch (keyword.Name)
        {
            case "required":
                Required(value, keyword.Value, pointer);
                break;
            case "properties":
                foreach (JsonProperty member in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(member.Name, out JsonElement inner))
                    {
                        Visit(inner, member.Value, JsonSchema.PointerTo(pointer, member.Name), depth + 1);
                    }
                }

                break;
            default:
                Additional(value, keyword.Value, schema, pointer, depth);
                break;
        }
    }

    private void Required(JsonElement value, JsonElement names, string pointer)
    {
        foreach (string name in names.EnumerateArray().Select(n => n.GetString()!))
        {
            if (!value.TryGetProperty(name, out _))
            {
                Add(pointer, "required", $"the member '{name}'");
            }
        }
    }

    private void Additional(JsonElement value, JsonElement rule, JsonElement schema, string pointer, int depth)
    {
        IReadOnlyList<string> known = schema.TryGetProperty("properties", out JsonElement properties)
            ? [.. properties.EnumerateObject().Select(p => p.Name)]
            : [];
        foreach (JsonProperty member in value.EnumerateObject().Where(m => !known.Contains(m.Name)))
        {
            string at = JsonSchema.PointerTo(pointer, member.Name);
            if (rule.ValueKind == JsonValueKind.False)
            {
                Add(at, "additionalProperties", $"one of the members {string.Join(", ", known)}", known);
            }
            else
            {
                Visit(member.Value, rule, at, depth + 1);
            }
        }
    }

    private void Items(JsonElement value, JsonElement rule, string pointer, int depth)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Visit(item, rule, $"{pointer}/{index++}", depth + 1);
            }
        }
    }

    private void OneOf(JsonElement value, JsonElement branches, string pointer, int depth)
    {
        if (SchemaChoice.Of(branches, root) is { } choice && value.ValueKind == JsonValueKind.Object)
        {
            ByKind(value, choice, pointer, depth);
            return;
        }

        int holding = branches.EnumerateArray().Count(b => Holds(value, b, depth));
        if (holding != 1)
        {
            Add(pointer, "oneOf", $"a value of exactly one of {branches.GetArrayLength()} forms (it keeps {holding})");
        }
    }

    private void ByKind(JsonElement value, SchemaChoice choice, string pointer, int depth)
    {
        string? named = value.TryGetProperty(choice.Member, out JsonElement kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()
            : null;
        if (choice.Branch(named) is { } branch)
        {
            Visit(value, branch, pointer, depth + 1);
        }
        else if (named is null)
        {
            Add(pointer, "required", $"the member '{choice.Member}': one of {string.Join(", ", choice.Names)}");
        }
        else
        {
            Add(
                JsonSchema.PointerTo(pointer, choice.Member),
                "oneOf",
                $"one of {string.Join(", ", choice.Names)}",
                [.. choice.Names]);
        }
    }

    private void AnyOf(JsonElement value, JsonElement branches, string pointer, int depth)
    {
        if (!branches.EnumerateArray().Any(b => Holds(value, b, depth)))
        {
            Add(pointer, "anyOf", $"a value of at least one of {branches.GetArrayLength()} forms");
        }
    }

    private bool Holds(JsonElement value, JsonElement schema, int depth)
    {
        SchemaWalk inner = new(root);
        inner.Visit(value, schema, "", depth + 1);
        return inner.Violations.Count == 0;
    }

    private void Add(string pointer, string keyword, string expected, IReadOnlyList<string>? choices = null) =>
        _violations.Add(new(pointer, keyword, expected, choices));
}
