using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.DataContracts.Cleansing;
using FunctionApp.DataContracts.Values;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts;

/// <summary>One walk over an item: what it found, and what was wrong.</summary>
internal sealed class RecordWalk
{
    // More violations than a person reads only make rows and answers large.
    private const int MostViolations = 50;
    private const int LongestPointer = 200;
    private const int LongestList = 1000;

    private readonly List<LineageEntry> _lineage = [];
    private readonly List<ContractViolation> _violations = [];
    private readonly List<ReadDocument> _documents = [];

    internal IReadOnlyList<LineageEntry> Lineage => _lineage;

    internal IReadOnlyList<ContractViolation> Violations => _violations;

    internal IReadOnlyList<ReadDocument> Documents => _documents;

    internal JsonObject ReadObject(IReadOnlyList<FieldDefinition> fields, JsonElement scope, string at, string path)
    {
        JsonObject record = [];
        foreach (FieldDefinition field in fields)
        {
            if (ReadField(field, scope, at, path.Length == 0 ? field.Name : $"{path}.{field.Name}") is { } value)
            {
                record[field.Name] = value;
            }
        }

        return record;
    }

    private JsonNode? ReadField(FieldDefinition field, JsonElement scope, string at, string path)
    {
        Located found = Located.In(scope, field);
        if (found.Value is { } value)
        {
            return ReadValue(field, value, at + found.Pointer, path);
        }

        if (field.Default is { } fallback)
        {
            return ReadDefault(field, fallback, at + found.Pointer, path);
        }

        if (field.Required)
        {
            Add(at + found.Pointer, new Breach(BreachRules.Required, Expectation.Of(field), found.Observed));
        }

        return null;
    }

    private JsonNode? ReadDefault(FieldDefinition field, JsonElement fallback, string pointer, string path)
    {
        ValueReading reading = ValueReader.Read(field, fallback);
        if (reading.Breach is { } breach)
        {
            Add(pointer, breach);
            return null;
        }

        Trace(field, path, null, new(Kinds.Missing), reading.Value, ["default"]);
        return reading.Value;
    }

    private JsonNode? ReadValue(FieldDefinition field, JsonElement value, string pointer, string path) => field.Type switch
    {
        FieldType.Object when value.ValueKind == JsonValueKind.Object => ReadObject(field.Fields ?? [], value, pointer, path),
        FieldType.List when value.ValueKind == JsonValueKind.Array => ReadList(field, value, pointer, path),
        _ => ReadScalar(field, value, pointer, path),
    };

    private JsonArray? ReadList(FieldDefinition field, JsonElement list, string pointer, string path)
    {
        int count = list.GetArrayLength();
        BoundsDefinition bounds = field.Length ?? new(null, LongestList);
        if (count < bounds.Min || count > (bounds.Max ?? LongestList))
        {
            Add(pointer, new Breach(BreachRules.Length, Expectation.Bounds(bounds, "items"), Kinds.Items(count)));
            return null;
        }

        JsonArray read = [];
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string part = index.ToString(CultureInfo.InvariantCulture);
            read.Add(field.Items is { } kind ? ReadItem(kind, item, $"{pointer}/{part}", $"{path}.{part}") : null);
            index++;
        }

        return read;
    }

    private JsonNode? ReadItem(FieldDefinition kind, JsonElement item, string pointer, string path)
    {
        if (item.ValueKind != JsonValueKind.Null)
        {
            return ReadValue(kind, item, pointer, path);
        }

        Add(pointer, new Breach(BreachRules.Required, Expectation.Of(kind), Kinds.Of(item)));
        return null;
    }

    private JsonNode? ReadScalar(FieldDefinition field, JsonElement value, string pointer, string path)
    {
        List<string> rules = [];
        JsonElement cleansed = Cleanser.Apply(field, value, rules);
        if (Kinds.Of(cleansed) == "empty text")
        {
            if (field.Required)
            {
                Add(pointer, new Breach(BreachRules.Required, Expectation.Of(field), "empty text"));
            }

            return null;
        }

        ValueReading reading = ValueReader.Read(field, cleansed);
        if (reading.Breach is { } breach)
        {
            Add(pointer + breach.Under, breach);
            return null;
        }

        if (reading.Rule is { } rule)
        {
            rules.Add(rule);
        }

        if (field.Type == FieldType.Document)
        {
            _documents.Add(new(pointer, reading.Value!.AsObject(), reading.Content));
        }

        Trace(field, path, pointer, Side(field, value), reading.Value, rules);
        return reading.Value;
    }

    private void Trace(
        FieldDefinition field, string path, string? pointer, LineageValue before, JsonNode? after, IReadOnlyList<string> rules) =>
        _lineage.Add(new(path, pointer, before, Side(field, JsonSerializer.SerializeToElement(after)), rules));

    private static LineageValue Side(FieldDefinition field, JsonElement value) => field switch
    {
        { Sensitivity: Sensitivity.Secret } => new(Kinds.Of(value)),
        { Type: FieldType.Document } => new(Kinds.Of(value), BlobVault.Sha256Of(CanonicalJson.Bytes(value))),
        _ => new(Kinds.Of(value), BlobVault.Sha256Of(CanonicalJson.Bytes(value)), value),
    };

    private void Add(string pointer, Breach breach)
    {
        if (_violations.Count < MostViolations)
        {
            string shown = pointer.Length <= LongestPointer ? pointer : pointer[..LongestPointer];
            _violations.Add(new(shown, breach.Rule, breach.Expected, breach.Observed));
        }
    }
}
