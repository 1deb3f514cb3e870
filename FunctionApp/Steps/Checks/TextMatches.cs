using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Checks;

/// <summary>Finds in text what rules speak of; answers are positions.</summary>
internal static partial class TextMatches
{
    public static IEnumerable<int> Words(string text, string term) =>
        Regex.Matches(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(term)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            .Select(m => m.Index);

    public static IEnumerable<int> ForeignLinks(string text, IReadOnlyList<string> hosts) =>
        Link().Matches(text).Where(m => !Allowed(m.Groups["host"].Value, hosts)).Select(m => m.Index);

    public static IEnumerable<int> ForeignAddresses(string text, IReadOnlyList<string> hosts, string ground) =>
        Address().Matches(text)
            .Where(m => !Allowed(m.Groups["host"].Value, hosts) && !ground.Contains(m.Value, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Index);

    public static IEnumerable<int> NumbersNotIn(string text, string ground)
    {
        HashSet<string> known = [.. Number().Matches(ground).Select(m => Plain(m.Value))];
        return Number().Matches(text).Where(m => !known.Contains(Plain(m.Value))).Select(m => m.Index);
    }

    /// <summary>Whether the text has these words in this order, whatever their case, spacing and quotation marks.</summary>
    public static bool Says(string text, string claim) => Even(text).Contains(Even(claim), StringComparison.OrdinalIgnoreCase);

    private static string Even(string text) => Space().Replace(text, " ").Trim().Trim('.')
        .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    private static string Plain(string number) => number.Trim('.', ',').Replace(",", ".", StringComparison.Ordinal);

    private static bool Allowed(string host, IReadOnlyList<string> hosts) => hosts.Any(h =>
        host.Equals(h, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + h, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?:https?://|\bwww\.)(?<host>[\p{L}\p{N}.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\d[\d.,]*(?![\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
