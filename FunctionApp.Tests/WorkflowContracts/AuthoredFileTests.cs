using System.Text.Json;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class AuthoredFileTests
{
    private sealed record Sample(
        string Version,
        int Count,
        decimal Price,
        TimeSpan Wait,
        RiskTier Tier,
        IReadOnlyList<TriggerDefinition> Doors,
        string? Note = null,
        bool Loud = false,
        IReadOnlyDictionary<string, string>? Settings = null,
        JsonElement? Free = null);

    private const string Good = """
        # a comment
        version: 1.0
        count: 3
        price: 12.50
        wait: PT1H30M
        tier: high
        doors:
          - kind: http
          - kind: webhook
            profile: standard
            secrets: [main, 2024]
        """;

    [Fact]
    public void Plain_scalars_take_the_type_that_the_place_wants()
    {
        Sample read = Read(Good + "\nsettings: {retries: 4, on: true}\nfree: {n: 4, t: 'x', b: true, e: }").Required();

        Assert.Equal("1.0", read.Version);
        Assert.Equal(3, read.Count);
        Assert.Equal(12.50m, read.Price);
        Assert.Equal(TimeSpan.FromMinutes(90), read.Wait);
        Assert.Equal(RiskTier.High, read.Tier);
        Assert.Equal(["main", "2024"], Assert.IsType<TriggerDefinition.Webhook>(read.Doors[1]).Secrets);
        Assert.Equal("4", read.Settings!["retries"]);
        Assert.Equal("true", read.Settings["on"]);
        Assert.Equal("""{"n":4,"t":"x","b":true,"e":null}""", read.Free!.Value.GetRawText());
    }

    [Fact]
    public void All_errors_come_at_once_with_line_path_and_what_was_expected()
    {
        IReadOnlyList<ContractProblem> problems = Read("""
            version: 1.0
            count: three
            wait: 90 minutes
            tier: hihg
            doors:
              - kind: webhok
              - kind: webhook
                profle: standard
                secrets: main
            nots: hello
            """).Problems;

        Assert.Equal(
            [
                "CON005 1 ", "CON006 2 /count", "CON008 3 /wait", "CON007 4 /tier", "CON007 6 /doors/0/kind",
                "CON005 7 /doors/1", "CON004 8 /doors/1/profle", "CON006 9 /doors/1/secrets", "CON004 10 /nots",
            ],
            problems.Select(p => $"{p.RuleId} {p.Line} {p.Pointer}"));
        Assert.Contains("expected one of low, medium, high; found 'hihg'; nearest: high", problems[3].Message, StringComparison.Ordinal);
        Assert.EndsWith("nearest: webhook", problems[4].Message, StringComparison.Ordinal);
        Assert.EndsWith("nearest: note", problems[8].Message, StringComparison.Ordinal);
        Assert.Equal("sample.yaml(2): CON006 /count: expected a whole number; found 'three'", problems[1].ToString());
    }

    [Theory]
    [InlineData("count: 1\ncount: 2", "CON002", 2)]
    [InlineData("doors:\n  - kind: http\n    kind: queue", "CON002", 3)]
    [InlineData("version: [1", "CON001", 2)]
    [InlineData("version: 'open", "CON001", 1)]
    [InlineData("", "CON001", 1)]
    [InlineData("a: 1\n---\nb: 2", "CON001", 2)]
    [InlineData("version: !secret x", "CON001", 1)]
    [InlineData("version: *nowhere", "CON001", 1)]
    [InlineData("? [a, b]\n: 1", "CON001", 1)]
    [InlineData("<<: {a: 1}", "CON004", 1)]
    [InlineData("note: ~", "CON006", 1)]
    public void Broken_yaml_is_told_by_line(string text, string rule, int line) =>
        Assert.Contains(Read(text).Problems, p => p.RuleId == rule && p.Line == line);

    [Fact]
    public void Deep_nesting_is_refused_before_it_can_hurt() =>
        Assert.Equal("CON003", Assert.Single(Read("free: " + new string('[', 100_000)).Problems).RuleId);

    [Fact]
    public void Anchors_that_blow_up_are_refused()
    {
        string text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Join(
            '\n', Enumerable.Range(1, 8).Select(i =>
            {
                string above = "*" + (char)('a' + i - 1);
                return $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat(above, 10))}]";
            }));

        Assert.Contains(Read(text).Problems, p => p.RuleId == "CON003");
    }

    [Fact]
    public void Anchors_can_be_reused()
    {
        Sample read = Read(Good + "\nnote: &n hello\nsettings: {again: *n}").Required();
        Assert.Equal("hello", read.Settings!["again"]);
    }

    [Fact]
    public void Json_is_read_as_well()
    {
        Sample read = Read(
            """{"version":"1.0","count":3,"price":1,"wait":"PT1S","tier":"low","doors":[{"kind":"queue"}],"loud":true}""").Required();
        Assert.True(read.Loud);
    }

    [Fact]
    public void Required_tells_every_problem_of_a_file_that_must_be_right()
    {
        InvalidDataException told = Assert.Throws<InvalidDataException>(() => Read("count: x\nloud: 3").Required());
        Assert.Contains("sample.yaml(1): CON006", told.Message, StringComparison.Ordinal);
        Assert.Contains("sample.yaml(2): CON006", told.Message, StringComparison.Ordinal);
    }

    private static Authored<Sample> Read(string text) => AuthoredFile.Read<Sample>(text, "sample.yaml");
}
