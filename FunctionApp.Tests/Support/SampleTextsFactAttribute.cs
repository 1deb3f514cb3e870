using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>A fact that needs the banking77 training file, which is not part of this repository.</summary>
/// <remarks><para>Looked for under HANDSHAKE_SAMPLES, then in the folders beside the checkout.</para></remarks>
public sealed class SampleTextsFactAttribute : FactAttribute
{
    private const string File = "support/banking77-train.csv";

    public SampleTextsFactAttribute() =>
        Skip = Path is null ? $"{File} is neither under HANDSHAKE_SAMPLES nor in a folder beside the checkout" : null;

    public static string? Path { get; } = Candidates().FirstOrDefault(System.IO.File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("HANDSHAKE_SAMPLES") is string folder)
        {
            yield return System.IO.Path.Combine(folder, File);
        }
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !System.IO.File.Exists(System.IO.Path.Combine(root.FullName, "Handshake.slnx")))
        {
            root = root.Parent;
        }
        foreach (var sibling in root?.Parent?.EnumerateDirectories() ?? [])
        {
            yield return System.IO.Path.Combine(sibling.FullName, "data", File);
        }
    }
}
