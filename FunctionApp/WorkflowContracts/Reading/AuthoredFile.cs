using System.Text.Json;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.JsonSchemas;

namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Reads a file that a person wrote, in YAML or JSON, into its record.</summary>
public static class AuthoredFile
{
    /// <summary>The record, or every problem of the file with its line and what was expected there.</summary>
    /// <remarks>
    /// <para>Shape: unknown members, duplicate keys, missing and mistyped values are refused; nothing is guessed.</para>
    /// <para>Units: at most 1,000,000 characters, 40 levels, 100 reused anchors.</para>
    /// </remarks>
    public static Authored<T> Read<T>(string text, string file)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(text);
        JsonElement schema = AuthoredSchemas.Of(typeof(T));
        YamlTree tree = new(file);
        TypedJson typed = new(schema);
        if (tree.Read(text) is not { } root)
        {
            return new(null, tree.Problems, typed.Lines);
        }

        if (typed.Convert(root) is not { } json)
        {
            ContractProblem large = new(
                file, 1, "", ReadingRules.OverLimit, $"reused anchors make more than {TypedJson.MaxNodes} values");
            return new(null, [.. tree.Problems, large], typed.Lines);
        }

        IReadOnlyList<ContractProblem> problems =
        [
            .. tree.Problems.Concat(JsonSchema.Validate(json, schema).Select(v => Problem(v, json, file, typed.Lines)))
                .OrderBy(p => p.Line),
        ];
        return problems.Count > 0 ? new(null, problems, typed.Lines) : Deserialized<T>(json, file, typed.Lines);
    }

    /// <summary>A file of another form as plain JSON; null when it is no YAML.</summary>
    public static JsonElement? ReadJson(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        using JsonDocument anything = JsonDocument.Parse("{}");
        YamlTree tree = new(file);
        return tree.Read(text) is { } root && tree.Problems.Count == 0 ? new TypedJson(anything.RootElement).Convert(root) : null;
    }

    private static Authored<T> Deserialized<T>(JsonElement json, string file, SourceLines lines)
        where T : class
    {
        try
        {
            return new(json.Deserialize<T>(HandshakeJson.Authored), [], lines);
        }
        catch (JsonException e)
        {
            string pointer = (e.Path ?? "$").TrimStart('$').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal);
            return new(null, [new(file, lines.Of(pointer), pointer, ReadingRules.Unreadable, e.Message)], lines);
        }
    }

    private static ContractProblem Problem(SchemaViolation violation, JsonElement json, string file, SourceLines lines)
    {
        string? written = violation.Keyword == "additionalProperties"
            ? violation.Pointer[(violation.Pointer.LastIndexOf('/') + 1)..]
            : At(json, violation.Pointer) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        string found = written is null ? "" : $"; found '{(written.Length > 60 ? written[..60] + "..." : written)}'";
        string near = written is not null && violation.Choices is { } choices && Spelling.Nearest(written, choices) is { } nearest
            ? $"; nearest: {nearest}"
            : "";
        return new(
            file,
            lines.Of(violation.Pointer),
            violation.Pointer,
            ReadingRules.Of(violation.Keyword),
            $"expected {violation.Expected}{found}{near}");
    }

    private static JsonElement? At(JsonElement json, string pointer)
    {
        try
        {
            return SchemaReference.Follow(json, "#" + pointer);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
