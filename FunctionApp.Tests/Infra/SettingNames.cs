using System.Text.RegularExpressions;
using FunctionApp.Tests.Support;

namespace FunctionApp.Tests.Infra;

/// <summary>The names of app settings in the code and in the documentation; <c>&lt;&gt;</c> stands for a part that may be anything.</summary>
internal static partial class SettingNames
{
    private static readonly string Code = string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "FunctionApp"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    public static IReadOnlyList<string> InCode { get; } =
        [.. Literal().Matches(Code).Select(m => Hole().Replace(m.Groups[1].Value, "<>").TrimEnd(':')).Distinct()];

    public static IReadOnlyList<string> Documented { get; } = [.. File
        .ReadLines(Path.Combine(Repository.Root, "docs", "settings.md"))
        .Where(l => l.StartsWith("| `Handshake:", StringComparison.Ordinal))
        .SelectMany(l => Expanded([.. Quoted().Matches(l.Split('|')[1]).Select(m => m.Groups[1].Value)]))];

    public static bool Fits(string pattern, string name) => Regex.IsMatch(name, $"^{Pattern(pattern)}$");

    public static bool Begins(string pattern, string name) => pattern.StartsWith(name + ":", StringComparison.Ordinal)
        || Regex.IsMatch(name, $"^{Pattern(pattern[..pattern.LastIndexOf(':')])}$");

    /// <summary>Whether the code reads it: under its whole name, or as a part of a section that it reads.</summary>
    public static bool IsRead(string name) => InCode.Any(c => Fits(c, name))
        || (name.LastIndexOf(':') is var cut && cut > 0 && InCode.Any(c => Fits(c, name[..cut]))
            && Code.Contains($"[\"{name[(cut + 1)..]}\"]", StringComparison.Ordinal));

    // `Handshake:Smtp:Host`, `:Port` is two names.
    private static IEnumerable<string> Expanded(IReadOnlyList<string> names) => names.Select(n =>
        Placeholder().Replace(n.StartsWith(':') ? names[0][..names[0].LastIndexOf(':')] + n : n, "<>"));

    private static string Pattern(string name) => Regex.Escape(name).Replace("<>", "[^:]+", StringComparison.Ordinal);

    [GeneratedRegex("\"(Handshake:[^\" ]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Placeholder();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
