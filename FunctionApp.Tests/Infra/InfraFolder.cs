using FunctionApp.Tests.Support;

namespace FunctionApp.Tests.Infra;

/// <summary>The template as it is shipped, or a copy of it with a planted fault.</summary>
internal static class InfraFolder
{
    public static string Shipped { get; } = Path.Combine(Repository.Root, "infra");

    public static async Task<IReadOnlyList<BicepFile>> ReadAsync(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return [.. paths.Zip(await BicepParser.ReadAsync(paths), (path, tree) => new BicepFile(path, tree))];
    }

    /// <summary>The template in which a text of a file stands in place of another.</summary>
    public static async Task<IReadOnlyList<BicepFile>> WithAsync(string file, string text, string instead)
    {
        using TempFolder copy = new();
        Directory.CreateDirectory(Path.Combine(copy.FullPath, "modules"));
        foreach (string path in Directory.EnumerateFiles(Shipped, "*.bicep", SearchOption.AllDirectories))
        {
            string content = await File.ReadAllTextAsync(path);
            if (Path.GetFileName(path) == file)
            {
                Xunit.Assert.Contains(text, content, StringComparison.Ordinal);
                content = content.Replace(text, instead, StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(Path.Combine(copy.FullPath, Path.GetRelativePath(Shipped, path)), content);
        }

        return await ReadAsync(copy.FullPath);
    }
}
