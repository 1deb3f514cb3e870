using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>A theory that needs the sample e-invoices, which are not part of this repository.</summary>
/// <remarks><para>Looked for under HANDSHAKE_SAMPLES, then in the folders beside the checkout.</para></remarks>
public sealed class EInvoicesTheoryAttribute : TheoryAttribute
{
    private const string Name = "e-invoices";

    public EInvoicesTheoryAttribute() =>
        Skip = Folder is null ? $"{Name} is neither under HANDSHAKE_SAMPLES nor in a folder beside the checkout" : null;

    public static string? Folder { get; } = Candidates().FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("HANDSHAKE_SAMPLES") is string folder)
        {
            yield return Path.Combine(folder, Name);
        }

        foreach (DirectoryInfo sibling in new DirectoryInfo(Repository.Root).Parent?.EnumerateDirectories() ?? [])
        {
            yield return Path.Combine(sibling.FullName, "data", Name);
        }
    }
}
