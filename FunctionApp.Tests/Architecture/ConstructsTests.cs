using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Architecture;

/// <summary>No word of the contract language without a test that drives it.</summary>
public sealed partial class ConstructsTests
{
    private static readonly IReadOnlyList<Match> Rows =
        [.. Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "constructs.md")).ReplaceLineEndings("\n")).Cast<Match>()];

    [Fact]
    public void Each_word_of_the_language_stands_in_the_table_and_nothing_else_does()
    {
        IEnumerable<string> told = Rows.SelectMany(r => Names(r, "words").Select(w => $"{r.Groups["part"].Value}.{w}")).Distinct();
        IEnumerable<string> there = typeof(WorkflowDefinition).Assembly.GetTypes()
            .Where(t => t is { IsNested: false, IsPublic: true } && t.Namespace == typeof(WorkflowDefinition).Namespace && t != typeof(MetricNames))
            .SelectMany(WordsOf);
        Assert.Equal(there.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_test_that_the_table_names_is_there()
    {
        HashSet<string> tests =
        [
            .. typeof(ConstructsTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()
                .Where(m => m.GetCustomAttributes<FactAttribute>().Any()).Select(m => $"{t.Name}.{m.Name}")),
        ];
        Assert.Empty(Rows.SelectMany(r => Names(r, "tests")).Where(t => !tests.Contains(t)).Distinct());
    }

    private static IEnumerable<string> WordsOf(Type type)
    {
        string part = Snake(type.Name.EndsWith("Definition", StringComparison.Ordinal) ? type.Name[..^"Definition".Length] : type.Name);
        return type switch
        {
            { IsEnum: true } => Enum.GetNames(type).Select(n => $"{part}.{Snake(n)}"),
            { IsAbstract: true } => type.GetNestedTypes().SelectMany(c => Members(c).Select(m => $"{Snake(c.Name)}.{m}").Prepend(Snake(c.Name)))
                .Select(w => $"{part}.{w}"),
            _ => Members(type).Select(m => $"{part}.{m}"),
        };
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(p => Snake(p.Name));

    private static IEnumerable<string> Names(Match row, string column) => Name().Matches(row.Groups[column].Value).Select(m => m.Groups[1].Value);

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"^\| `(?<part>[a-z_]+)` \| (?<words>[^|]+) \| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
