using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.WorkflowContracts.Checks.Lock;

/// <summary>The hash of the interpreter and the checks as they are in this build.</summary>
/// <remarks><para>Shape: 64 lower-case hex digits over the embedded sources, the same on every system's line ends.</para></remarks>
public static class CheckedSources
{
    private const string Prefix = "checked/";

    /// <summary>The hash of this build.</summary>
    public static string Sha256 { get; } = Compute(typeof(CheckedSources).Assembly);

    private static string Compute(Assembly assembly)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string resource) in assembly.GetManifestResourceNames()
            .Select(r => (Name: r.Replace('\\', '/'), Resource: r))
            .Where(r => r.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(Encoding.UTF8.GetBytes(Text(assembly, resource)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
