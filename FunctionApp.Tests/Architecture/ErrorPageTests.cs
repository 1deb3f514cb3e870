using System.Text.RegularExpressions;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed partial class ErrorPageTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "errors");

    // The model check gives its imagined failures the number 000; nobody ever meets them.
    [Fact]
    public void Each_code_has_a_page_and_each_page_a_code()
    {
        IEnumerable<string> codes = SourceFiles.Under("FunctionApp")
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .Where(c => !c.EndsWith("000", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, Directory.EnumerateFiles(Pages, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_page_says_what_it_means_why_it_comes_and_what_to_do() => Assert.Empty(Directory
        .EnumerateFiles(Pages, "*.md")
        .Where(f => File.ReadAllText(f) is var page && !(page.StartsWith($"# {Path.GetFileNameWithoutExtension(f)}", StringComparison.Ordinal)
            && page.Contains("**Meaning.**", StringComparison.Ordinal)
            && page.Contains("**Likely cause.**", StringComparison.Ordinal)
            && page.Contains("**What to do.**", StringComparison.Ordinal)))
        .Select(f => Path.GetFileName(f)));

    [GeneratedRegex("\\b(?:INT|DCV|ENR|ORC|STP|APR|EFX|AUD|KPI|CON)[0-9]{3}\\b")]
    private static partial Regex Code();
}
