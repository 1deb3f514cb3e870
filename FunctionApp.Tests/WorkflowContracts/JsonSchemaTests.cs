using System.Text.Json;
using FunctionApp.WorkflowContracts.JsonSchemas;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>Cases in the form of the JSON-Schema-Test-Suite: schema, then what keeps it and what does not.</summary>
public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1", true)]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.1", false)]
    [InlineData("""{"type":"integer"}""", "\"1\"", false)]
    [InlineData("""{"type":"number"}""", "1", true)]
    [InlineData("""{"type":"number"}""", "true", false)]
    [InlineData("""{"type":"string"}""", "\"\"", true)]
    [InlineData("""{"type":"string"}""", "null", false)]
    [InlineData("""{"type":"boolean"}""", "0", false)]
    [InlineData("""{"type":"object"}""", "[]", false)]
    [InlineData("""{"type":"array"}""", "{}", false)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":["string","null"]}""", "1", false)]
    [InlineData("true", "1", true)]
    [InlineData("false", "1", false)]
    [InlineData("{}", "[1,{}]", true)]
    public void Type_keyword(string schema, string value, bool holds) => Agree(schema, value, holds);

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"integer"}}}""", """{"a":1,"b":2}""", true)]
    [InlineData("""{"properties":{"a":{"type":"integer"}}}""", """{"a":"x"}""", false)]
    [InlineData("""{"properties":{"a":{"type":"integer"}}}""", "[]", true)]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", false)]
    [InlineData("""{"required":["a"]}""", "{}", false)]
    [InlineData("""{"required":["a"]}""", """{"a":null}""", true)]
    [InlineData("""{"required":["a"]}""", "12", true)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", true)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", false)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"type":"boolean"}}""", """{"a":1,"b":true}""", true)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"type":"boolean"}}""", """{"b":1}""", false)]
    public void Object_keywords(string schema, string value, bool holds) => Agree(schema, value, holds);

    [Theory]
    [InlineData("""{"items":{"type":"integer"}}""", "[1,2]", true)]
    [InlineData("""{"items":{"type":"integer"}}""", "[1,\"x\"]", false)]
    [InlineData("""{"items":{"type":"integer"}}""", "{}", true)]
    [InlineData("""{"minItems":1}""", "[]", false)]
    [InlineData("""{"minItems":1}""", "\"\"", true)]
    [InlineData("""{"maxItems":2}""", "[1,2,3]", false)]
    [InlineData("""{"minLength":2}""", "\"f\"", false)]
    [InlineData("""{"minLength":2}""", "\"\\uD83D\\uDCA9\"", false)]
    [InlineData("""{"maxLength":2}""", "\"\\uD83D\\uDCA9\\uD83D\\uDCA9\"", true)]
    [InlineData("""{"minimum":1.1}""", "1.1", true)]
    [InlineData("""{"minimum":1.1}""", "0.6", false)]
    [InlineData("""{"maximum":3}""", "3.5", false)]
    [InlineData("""{"maximum":3}""", "1e400", false)]
    [InlineData("""{"pattern":"^a*$"}""", "\"aaa\"", true)]
    [InlineData("""{"pattern":"^a*$"}""", "\"abc\"", false)]
    [InlineData("""{"pattern":"a+"}""", "\"xxaayy\"", true)]
    [InlineData("""{"pattern":"^a*$"}""", "12", true)]
    public void Bounds(string schema, string value, bool holds) => Agree(schema, value, holds);

    [Theory]
    [InlineData("""{"const":2}""", "2.0", true)]
    [InlineData("""{"const":2}""", "5", false)]
    [InlineData("""{"const":{"a":1,"b":2}}""", """{"b":2,"a":1}""", true)]
    [InlineData("""{"const":false}""", "0", false)]
    [InlineData("""{"enum":[6,"foo",[],true,{"foo":12}]}""", "[]", true)]
    [InlineData("""{"enum":[6,"foo",[],true,{"foo":12}]}""", "null", false)]
    [InlineData("""{"enum":[6,"foo",[],true,{"foo":12}]}""", """{"foo":false}""", false)]
    public void Constants(string schema, string value, bool holds) => Agree(schema, value, holds);

    [Theory]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "1", true)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "2.5", true)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", false)]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "1.5", false)]
    [InlineData("""{"anyOf":[{"type":"integer"},{"minimum":2}]}""", "3", true)]
    [InlineData("""{"anyOf":[{"type":"integer"},{"minimum":2}]}""", "1.5", false)]
    [InlineData("""{"properties":{"foo":{"$ref":"#"}},"additionalProperties":false}""", """{"foo":{"foo":false}}""", true)]
    [InlineData("""{"properties":{"foo":{"$ref":"#"}},"additionalProperties":false}""", """{"foo":{"bar":false}}""", false)]
    [InlineData("""{"$defs":{"a/b":{"type":"integer"}},"properties":{"n":{"$ref":"#/$defs/a~1b"}}}""", """{"n":"x"}""", false)]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"type":"integer"}},"$ref":"#/$defs/a"}""", "5", true)]
    public void Combinations_and_references(string schema, string value, bool holds) => Agree(schema, value, holds);

    [Fact]
    public void Choice_by_kind_tells_what_is_wrong_inside_the_chosen_form()
    {
        const string Schema = """
            {"oneOf":[
              {"type":"object","properties":{"kind":{"const":"mail"},"to":{"type":"string"}},"required":["kind","to"]},
              {"type":"object","properties":{"kind":{"const":"call"},"number":{"type":"integer"}},"required":["kind","number"]}]}
            """;

        SchemaViolation wrong = Assert.Single(Validate(Schema, """{"kind":"call","number":"x"}"""));
        Assert.Equal("/number", wrong.Pointer);
        SchemaViolation unknown = Assert.Single(Validate(Schema, """{"kind":"fax"}"""));
        Assert.Equal(["mail", "call"], unknown.Choices);
    }

    [Fact]
    public void Pointer_names_the_member_with_escapes()
    {
        SchemaViolation violation = Assert.Single(Validate("""{"additionalProperties":{"type":"string"}}""", """{"a/b~c":1}"""));
        Assert.Equal("/a~1b~0c", violation.Pointer);
    }

    [Theory]
    [InlineData("""{"not":{}}""")]
    [InlineData("""{"patternProperties":{}}""")]
    [InlineData("""{"$ref":"https://example.org/other"}""")]
    [InlineData("""{"$ref":"#"}""")]
    public void What_is_not_supported_is_refused_and_never_skipped(string schema) =>
        Assert.Throws<InvalidDataException>(() => Validate(schema, "1"));

    private static void Agree(string schema, string value, bool holds) =>
        Assert.Equal(holds, Validate(schema, value).Count == 0);

    private static IReadOnlyList<SchemaViolation> Validate(string schema, string value)
    {
        using JsonDocument schemaDocument = JsonDocument.Parse(schema);
        using JsonDocument valueDocument = JsonDocument.Parse(value);
        return JsonSchema.Validate(valueDocument.RootElement, schemaDocument.RootElement);
    }
}
