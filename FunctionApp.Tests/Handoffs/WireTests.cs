using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Handoffs;

public sealed class WireTests
{
    public static TheoryData<string> Cases =>
    [
        .. typeof(RunOutcome).Assembly.GetTypes()
            .Where(t => (t.Namespace is "FunctionApp.Handoffs" or "FunctionApp.WorkflowContracts.Definitions") && UnionJsonConverterFactory.UnionOf(t) is { } union && union != t)
            .Select(t => t.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_of_every_union_crosses_by_its_own_type_and_by_its_base(string caseName)
    {
        Type type = typeof(RunOutcome).Assembly.GetType(caseName)!;
        object value = Some.Of(type);
        string byRuntimeType = JsonSerializer.Serialize(value, value.GetType(), HandshakeJson.Wire);
        string byBase = JsonSerializer.Serialize(value, type.BaseType!, HandshakeJson.Wire);
        Assert.Equal(byBase, byRuntimeType);
        object back = JsonSerializer.Deserialize(byRuntimeType, type.BaseType!, HandshakeJson.Wire)!;
        Assert.Equal(type, back.GetType());
        Assert.Equal(byRuntimeType, JsonSerializer.Serialize(back, back.GetType(), HandshakeJson.Wire));
    }

    [Fact]
    public void There_are_cases() => Assert.True(Cases.Count > 50);

    [Fact]
    public void A_decimal_crosses_as_text_so_that_no_digit_is_lost() =>
        Assert.Equal("\"12.10\"", JsonSerializer.Serialize(12.10m, HandshakeJson.Wire));

    [Fact]
    public void An_unknown_case_is_refused_with_the_known_ones_named()
    {
        JsonException e = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<EffectReceipt>("""{"kind":"maybe"}""", HandshakeJson.Wire));
        Assert.Contains("already_applied", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_part_is_refused() => Assert.Throws<JsonException>(() =>
        JsonSerializer.Deserialize<EffectReceipt>("""{"kind":"applied"}""", HandshakeJson.Wire));

    [Fact]
    public void A_part_that_was_added_later_may_be_missing_in_an_old_history()
    {
        ApprovalDecision? old = JsonSerializer.Deserialize<ApprovalDecision>(
            """{"kind":"approved","by":"p1","at_utc":"2026-01-01T00:00:00+00:00","covers":[],"edited":false,"reviewer_seconds":3}""",
            HandshakeJson.Wire);
        Assert.Null(Assert.IsType<ApprovalDecision.Approved>(old).Facts);
    }
}
