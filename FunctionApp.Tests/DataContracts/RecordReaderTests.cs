using FunctionApp.DataContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.DataContracts;

public sealed class RecordReaderTests
{
    [Fact]
    public void The_first_alias_with_a_value_is_taken()
    {
        FieldDefinition field = Fields.Of(FieldType.Line) with { From = ["/ticket/id", "/id"], Required = true };

        RecordReading reading = Fields.Read(field, """{"ticket":{"id":"  "},"id":"T-7"}""");

        Assert.Equal("T-7", reading.Record["f"]!.GetValue<string>());
        Assert.Equal("/id", Assert.Single(reading.Lineage).Pointer);
    }

    [Theory]
    [InlineData("{}", "missing")]
    [InlineData("""{"f":null}""", "null")]
    [InlineData("""{"f":" "}""", "empty text")]
    public void A_required_field_without_a_value_is_told_with_what_stood_there(string item, string observed)
    {
        RecordReading reading = Fields.Read(Fields.Of(FieldType.Line) with { Required = true }, item);

        var violation = Assert.Single(reading.Violations);
        Assert.Equal(("/f", "required", observed), (violation.Pointer, violation.Rule, violation.Observed));
    }

    [Fact]
    public void What_cleansing_leaves_empty_is_missing()
    {
        FieldDefinition field = Fields.Of(FieldType.Text, CleansingRule.StripHtml, CleansingRule.Trim) with { Required = true };

        Assert.Equal("required", Assert.Single(Fields.Read(field, """{"f":"<p> </p>"}""").Violations).Rule);
    }

    [Fact]
    public void A_default_stands_in_and_says_so()
    {
        FieldDefinition field = Fields.Of(FieldType.Choice) with
        {
            Values = ["en", "de"],
            Default = System.Text.Json.JsonSerializer.SerializeToElement("en"),
        };

        RecordReading reading = Fields.Read(field, "{}");

        Assert.Equal("en", reading.Record["f"]!.GetValue<string>());
        LineageEntry entry = Assert.Single(reading.Lineage);
        Assert.Equal(("missing", null, "default"), (entry.Before.Kind, entry.Pointer, entry.Rules.Single()));
    }

    [Fact]
    public void Lineage_holds_before_after_and_the_rules_that_changed_something()
    {
        FieldDefinition field = Fields.Of(FieldType.Email, CleansingRule.Trim, CleansingRule.Lower, CleansingRule.NormalizeUnicode);

        LineageEntry entry = Assert.Single(Fields.Read(field, """{"f":" Ann@Example.com"}""").Lineage);

        Assert.Equal(["trim", "lower"], entry.Rules);
        Assert.Equal(" Ann@Example.com", entry.Before.Value!.Value.GetString());
        Assert.Equal("ann@example.com", entry.After.Value!.Value.GetString());
        Assert.NotEqual(entry.Before.Sha256, entry.After.Sha256);
    }

    [Fact]
    public void Lineage_of_a_secret_keeps_neither_value_nor_hash()
    {
        FieldDefinition field = Fields.Of(FieldType.Line) with { Sensitivity = Sensitivity.Secret };

        LineageEntry entry = Assert.Single(Fields.Read(field, """{"f":"4111111111111111"}""").Lineage);

        Assert.Null(entry.Before.Value ?? entry.After.Value);
        Assert.Null(entry.Before.Sha256 ?? entry.After.Sha256);
    }

    [Fact]
    public void A_violation_never_shows_the_value()
    {
        FieldDefinition[] fields =
        [
            Fields.Of(FieldType.Email) with { Name = "mail" },
            Fields.Of(FieldType.Line) with { Name = "code", Pattern = "^[0-9]+$" },
            Fields.Of(FieldType.Integer) with { Name = "count" },
        ];

        RecordReading reading = Fields.Read(fields, """{"mail":"planted-1","code":"planted-2","count":"planted-3"}""");

        Assert.Equal(3, reading.Violations.Count);
        Assert.DoesNotContain("planted", string.Concat(reading.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_and_lists_are_read_to_their_leaves()
    {
        FieldDefinition line = new("line", FieldType.Object, Fields: [new("sku", FieldType.Line, Required: true), new("count", FieldType.Integer)]);
        FieldDefinition field = Fields.Of(FieldType.List) with { Items = line, Length = new(1, 3) };

        RecordReading good = Fields.Read(field, """{"f":[{"sku":"A","count":2,"more":1},{"sku":"B"}]}""");
        RecordReading bad = Fields.Read(field, """{"f":[{"sku":"A"},{"count":"x"},null]}""");

        Assert.Equal("""[{"sku":"A","count":2},{"sku":"B"}]""", good.Record["f"]!.ToJsonString());
        Assert.Contains(good.Lineage, e => e is { Field: "f.0.count", Pointer: "/f/0/count" });
        Assert.Equal(["/f/1/sku required", "/f/1/count type", "/f/2 required"], bad.Violations.Select(v => $"{v.Pointer} {v.Rule}"));
    }

    [Fact]
    public void All_violations_come_at_once_but_no_more_than_a_person_reads()
    {
        FieldDefinition field = Fields.Of(FieldType.List) with { Items = new("n", FieldType.Integer) };

        Assert.Equal(50, Fields.Read(field, $$"""{"f":[{{string.Join(',', Enumerable.Repeat("\"x\"", 300))}}]}""").Violations.Count);
    }

    [Fact]
    public void Control_characters_go_and_the_lineage_says_so()
    {
        RecordReading reading = Fields.Read(Fields.Of(FieldType.Text), """{"f":"a\u0000b\u000bc"}""");

        Assert.Equal("abc", reading.Record["f"]!.GetValue<string>());
        Assert.Equal(["control_characters"], Assert.Single(reading.Lineage).Rules);
    }
}
