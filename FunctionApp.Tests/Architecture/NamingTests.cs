using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed class NamingTests
{
    private static readonly string[] Forbidden =
        ["Manager", "Helper", "Util", "Utils", "Utility", "Processor", "Engine", "Handler", "Service", "Base", "Common", "Misc", "Impl", "Wrapper", "Info"];

    [Fact]
    public void No_type_hides_behind_a_word_that_says_nothing()
    {
        string[] empty =
        [
            .. typeof(StorageNames).Assembly.GetTypes()
                .Where(t => t.Namespace?.StartsWith("FunctionApp", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
                .Select(t => t.Name.Split('`')[0])
                .Where(n => Forbidden.Any(f => n.EndsWith(f, StringComparison.Ordinal)) || n.EndsWith("Data", StringComparison.Ordinal)),
        ];
        Assert.Equal([], empty);
    }
}
