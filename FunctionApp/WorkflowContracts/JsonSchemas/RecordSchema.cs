using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>Makes the JSON Schema of an authored record from its C# form, so that code and schema cannot part.</summary>
/// <remarks>
/// <para>Shape: closed objects; required are the constructor's parameters without default; unions are chosen by <c>kind</c>.</para>
/// </remarks>
public static class RecordSchema
{
    private const string Duration = @"^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$";

    /// <summary>The schema document of a record.</summary>
    public static JsonObject Of(Type record)
    {
        ArgumentNullException.ThrowIfNull(record);
        SortedDictionary<string, JsonNode?> definitions = new(StringComparer.Ordinal);
        JsonObject reference = Schema(record, definitions);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$ref"] = reference["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(definitions),
        };
    }

    private static JsonObject Schema(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalar(plain) is { } scalar)
        {
            return scalar;
        }

        if (Argument(plain, typeof(IReadOnlyDictionary<,>)) is { } valued)
        {
            return new() { ["type"] = "object", ["additionalProperties"] = Schema(valued, definitions) };
        }

        if (Argument(plain, typeof(IReadOnlyList<>)) is { } listed)
        {
            return new() { ["type"] = "array", ["items"] = Schema(listed, definitions) };
        }

        return Defined(plain, definitions);
    }

    private static JsonObject? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => new() { ["type"] = "string" },
        _ when type == typeof(bool) => new() { ["type"] = "boolean" },
        _ when type == typeof(int) || type == typeof(long) => new() { ["type"] = "integer" },
        _ when type == typeof(double) || type == typeof(decimal) => new() { ["type"] = "number" },
        _ when type == typeof(TimeSpan) => new()
        {
            ["type"] = "string",
            ["format"] = "duration",
            ["pattern"] = Duration,
            ["description"] = "ISO 8601 duration such as PT30S, PT4H or P2D",
        },
        _ when type == typeof(JsonElement) => [],
        { IsEnum: true } => new() { ["type"] = "string", ["enum"] = new JsonArray([.. NamesOf(type)]) },
        _ => null,
    };

    private static JsonObject Defined(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        string name = type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = UnionJsonConverterFactory.UnionOf(type) == type
                ? Union(type, definitions)
                : Record(type, definitions);
        }

        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonObject Union(Type type, SortedDictionary<string, JsonNode?> definitions) => new()
    {
        ["oneOf"] = new JsonArray(
            [.. type.GetNestedTypes().Where(t => t.BaseType == type).Select(t => Defined(t, definitions))]),
    };

    private static JsonObject Record(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        JsonObject properties = [];
        JsonArray required = [];
        if (type.IsNested && UnionJsonConverterFactory.UnionOf(type) is not null)
        {
            properties["kind"] = new JsonObject { ["const"] = Snake(type.Name) };
            required.Add("kind");
        }

        ConstructorInfo constructor = type.GetConstructors().Single(c => c.GetParameters() is not [{ } one] || one.ParameterType != type);
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            properties[Snake(parameter.Name!)] = Annotated(Schema(parameter.ParameterType, definitions), parameter);
            if (!parameter.HasDefaultValue)
            {
                required.Add(Snake(parameter.Name!));
            }
        }

        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private static JsonObject Annotated(JsonObject schema, ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
        {
            schema["pattern"] = pattern.Pattern;
        }

        if (parameter.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            schema["minimum"] = Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture);
            schema["maximum"] = Convert.ToDecimal(range.Maximum, CultureInfo.InvariantCulture);
        }

        if (parameter.GetCustomAttribute<MinLengthAttribute>() is { } least)
        {
            schema[parameter.ParameterType == typeof(string) ? "minLength" : "minItems"] = least.Length;
        }

        return schema;
    }

    private static IEnumerable<JsonNode> NamesOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (JsonNode)(f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Snake(f.Name)));

    private static Type? Argument(Type type, Type open) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == open ? type.GenericTypeArguments[^1] : null;

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
