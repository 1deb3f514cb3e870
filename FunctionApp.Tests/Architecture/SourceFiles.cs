using FunctionApp.Tests.Support;

namespace FunctionApp.Tests.Architecture;

/// <summary>The sources of this repository, without what builds leave behind.</summary>
internal static class SourceFiles
{
    public static IEnumerable<string> Under(params string[] path)
    {
        string root = Path.Combine([Repository.Root, .. path]);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(IsSource)
            : [];
    }

    private static bool IsSource(string path)
    {
        string[] parts = Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar);
        return !parts.Contains("bin") && !parts.Contains("obj") && !parts[^1].StartsWith('_');
    }
}
