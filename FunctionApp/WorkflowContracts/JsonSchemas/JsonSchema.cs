using System.Text.Json;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>Holds JSON against the part of JSON Schema that this house uses.</summary>
/// <remarks>
/// <para>Shape: type, properties, required, additionalProperties, enum, const, items, minItems, maxItems, minimum, maximum,
/// minLength, maxLength, pattern, oneOf, anyOf, $ref inside the document; annotations are skipped.</para>
/// <para>Errors: any other keyword throws, because a rule that is not applied must not look applied.</para>
/// <para>Source: JSON Schema 2020-12.</para>
/// </remarks>
public static class JsonSchema
{
    /// <summary>Every violation, in document order; none when the value keeps the schema.</summary>
    /// <exception cref="InvalidDataException">The schema uses a keyword or a reference that is not supported.</exception>
    public static IReadOnlyList<SchemaViolation> Validate(JsonElement value, JsonElement schema)
    {
        SchemaWalk walk = new(schema);
        walk.Visit(value, schema, "", 0);
        return walk.Violations;
    }

    /// <summary>One step of a JSON pointer, escaped.</summary>
    /// <remarks><para>Source: RFC 6901.</para></remarks>
    public static string PointerTo(string parent, string member) =>
        parent + "/" + member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
