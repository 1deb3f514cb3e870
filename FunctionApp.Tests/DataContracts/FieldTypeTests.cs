using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.DataContracts;

public sealed class FieldTypeTests
{
    [Theory]
    [InlineData(FieldType.Line, "\"a b\"", "\"a b\"")]
    [InlineData(FieldType.Line, "4711", "\"4711\"")]
    [InlineData(FieldType.Text, "\"a\\r\\nb\"", "\"a\\nb\"")]
    [InlineData(FieldType.Integer, "12", "12")]
    [InlineData(FieldType.Integer, "1e3", "1000")]
    [InlineData(FieldType.Decimal, "12.50", "12.50")]
    [InlineData(FieldType.Date, "\"2026-02-28\"", "\"2026-02-28\"")]
    [InlineData(FieldType.DateTime, "\"2026-02-28T10:00:00+02:00\"", "\"2026-02-28T08:00:00Z\"")]
    [InlineData(FieldType.Email, "\"ann.o'neil+x@shop.example.com\"", "\"ann.o\\u0027neil\\u002Bx@shop.example.com\"")]
    [InlineData(FieldType.Phone, "\"+49 (0)30 / 123-4567\"", "\"\\u002B49301234567\"")]
    [InlineData(FieldType.Phone, "\"0044 20 7946 0018\"", "\"\\u002B442079460018\"")]
    [InlineData(FieldType.Url, "\"HTTPS://Example.com/a b\"", "\"https://example.com/a%20b\"")]
    [InlineData(FieldType.Money, "{\"amount\":12.50,\"currency\":\"eur\"}", "{\"amount\":12.50,\"currency\":\"EUR\"}")]
    [InlineData(FieldType.Money, "{\"amount\":\"0.1\",\"currency\":\"USD\"}", "{\"amount\":0.1,\"currency\":\"USD\"}")]
    [InlineData(FieldType.Money, "\"CHF 99.95\"", "{\"amount\":99.95,\"currency\":\"CHF\"}")]
    public void A_value_of_the_type_is_taken_in_its_normal_form(FieldType type, string sent, string kept) =>
        Assert.Equal(kept, Fields.Value(Fields.Of(type), sent));

    [Theory]
    [InlineData(FieldType.Text, "12", "/f type")]
    [InlineData(FieldType.Line, "1.5", "/f type")]
    [InlineData(FieldType.Line, "\"a\\nb\"", "/f format")]
    [InlineData(FieldType.Integer, "1.5", "/f type")]
    [InlineData(FieldType.Integer, "\"12\"", "/f type")]
    [InlineData(FieldType.Integer, "1e400", "/f range")]
    [InlineData(FieldType.Integer, "99999999999999999999", "/f range")]
    [InlineData(FieldType.Decimal, "true", "/f type")]
    [InlineData(FieldType.Date, "\"2026-02-30\"", "/f format")]
    [InlineData(FieldType.Date, "\"28.02.2026\"", "/f format")]
    [InlineData(FieldType.DateTime, "\"2026-02-28T10:00:00\"", "/f format")]
    [InlineData(FieldType.DateTime, "1772272800", "/f type")]
    [InlineData(FieldType.Email, "\"ann@localhost\"", "/f format")]
    [InlineData(FieldType.Email, "\"Ann <ann@example.com>\"", "/f format")]
    [InlineData(FieldType.Email, "\"ann@example.com, bob@example.com\"", "/f format")]
    [InlineData(FieldType.Email, "\"ann@example.com\\nBcc: all@example.com\"", "/f format")]
    [InlineData(FieldType.Phone, "\"call me\"", "/f format")]
    [InlineData(FieldType.Phone, "\"12\"", "/f format")]
    [InlineData(FieldType.Url, "\"javascript:alert(1)\"", "/f format")]
    [InlineData(FieldType.Url, "\"https://user:pw@example.com\"", "/f format")]
    [InlineData(FieldType.Url, "\"/relative\"", "/f format")]
    [InlineData(FieldType.Money, "{\"amount\":1,\"currency\":\"EURO\"}", "/f/currency unknown_currency")]
    [InlineData(FieldType.Money, "{\"amount\":1}", "/f/currency required")]
    [InlineData(FieldType.Money, "{\"amount\":\"x\",\"currency\":\"EUR\"}", "/f/amount format")]
    [InlineData(FieldType.Money, "{\"amount\":1.005,\"currency\":\"EUR\"}", "/f format")]
    [InlineData(FieldType.Money, "12", "/f type")]
    [InlineData(FieldType.Money, "\"$12\"", "/f format")]
    [InlineData(FieldType.Object, "[]", "/f type")]
    [InlineData(FieldType.List, "{}", "/f type")]
    public void A_value_of_another_type_is_told_by_place_and_rule(FieldType type, string sent, string breach) =>
        Assert.Equal(breach, Fields.Breach(Fields.Of(type), sent));

    [Theory]
    [InlineData("\"1.234,56\"", "1234.56")]
    [InlineData("\"1,234.56\"", "1234.56")]
    [InlineData("\"1'234'567\"", "1234567")]
    [InlineData("\"1\u00A0234,5\"", "1234.5")]
    [InlineData("\"-0,125\"", "-0.125")]
    public void Local_numbers_are_read_where_declared(string sent, string kept) =>
        Assert.Equal(kept, Fields.Value(Fields.Of(FieldType.Decimal, CleansingRule.ParseLocalNumber), sent));

    [Theory]
    [InlineData("\"1.234\"")]
    [InlineData("\"1,234\"")]
    [InlineData("\"1.2.3\"")]
    [InlineData("\"12,34,56\"")]
    [InlineData("\"one\"")]
    public void A_local_number_with_two_readings_is_not_guessed(string sent) =>
        Assert.Equal("/f format", Fields.Breach(Fields.Of(FieldType.Decimal, CleansingRule.ParseLocalNumber), sent));

    [Theory]
    [InlineData("\"28.2.2026\"", "\"2026-02-28\"")]
    [InlineData("\"28/02/2026\"", "\"2026-02-28\"")]
    [InlineData("\"02/28/2026\"", "\"2026-02-28\"")]
    [InlineData("\"March 3, 2026\"", "\"2026-03-03\"")]
    [InlineData("\"3 Mar 2026\"", "\"2026-03-03\"")]
    public void Local_dates_are_read_where_declared(string sent, string kept) =>
        Assert.Equal(kept, Fields.Value(Fields.Of(FieldType.Date, CleansingRule.ParseLocalDate), sent));

    [Fact]
    public void A_local_date_with_two_readings_is_not_guessed() =>
        Assert.Equal("/f format", Fields.Breach(Fields.Of(FieldType.Date, CleansingRule.ParseLocalDate), "\"03/04/2026\""));

    [Fact]
    public void Money_with_a_local_amount_is_read_where_declared() => Assert.Equal(
        "{\"amount\":1234.50,\"currency\":\"EUR\"}",
        Fields.Value(Fields.Of(FieldType.Money, CleansingRule.ParseLocalNumber), "\"1.234,50 €\""));

    [Fact]
    public void Length_range_pattern_and_choice_are_held()
    {
        Assert.Equal("/f length", Fields.Breach(Fields.Of(FieldType.Line) with { Length = new(2, 3) }, "\"four\""));
        Assert.Equal("\"😀😀\"", Unescaped(Fields.Value(Fields.Of(FieldType.Line) with { Length = new(2, 2) }, "\"😀😀\"")));
        Assert.Equal("/f range", Fields.Breach(Fields.Of(FieldType.Money) with { Range = new(1, 10) }, "\"EUR 11\""));
        Assert.Equal("/f pattern", Fields.Breach(Fields.Of(FieldType.Line) with { Pattern = "^[A-Z]+$" }, "\"a\""));
        Assert.Equal("/f enum", Fields.Breach(Fields.Of(FieldType.Choice) with { Values = ["en"] }, "\"xx\""));
    }

    [Fact]
    public void A_pattern_that_an_item_can_hang_counts_as_not_matched() => Assert.Equal(
        "/f pattern", Fields.Breach(Fields.Of(FieldType.Line) with { Pattern = "^(a+)+$" }, $"\"{new string('a', 40)}!\""));

    private static string Unescaped(string? json) => System.Text.RegularExpressions.Regex.Unescape(json!);
}
