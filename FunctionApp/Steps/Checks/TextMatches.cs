using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Checks;

/// <summary>Finds in text what rules speak of; answers are positions.</summary>
internal static partial class TextMatches
{
    public static IEnumerable<int> Words(string text, string term) =>
        Regex.Matches(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(term)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            .Select(m => m.Index);

    public static IEnumerable<int> ForeignLinks(string text, IReadOnlyList<string> hosts) =>
        Link().Matches(text).Concat(BareHost().Matches(text)).Where(m => !Allowed(m.Groups["host"].Value, hosts)).Select(m => m.Index).Distinct();

    public static IEnumerable<int> ForeignAddresses(string text, IReadOnlyList<string> hosts, string ground) =>
        Address().Matches(text)
            .Where(m => !Allowed(m.Groups["host"].Value, hosts) && !ground.Contains(m.Value, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Index);

    public static IEnumerable<int> NumbersNotIn(string text, string ground)
    {
        HashSet<string> known = [.. Number().Matches(ground).Select(m => Plain(m.Value))];
        return Number().Matches(text).Where(m => !known.Contains(Plain(m.Value))).Select(m => m.Index);
    }

    /// <summary>Numbers beside a currency that the ground does not have.</summary>
    public static IEnumerable<int> SumsNotIn(string text, string ground)
    {
        HashSet<string> known = [.. Number().Matches(ground).Select(m => Amount(m.Value))];
        return Sum().Matches(text).Where(m => !known.Contains(Amount(m.Groups["sum"].Value))).Select(m => m.Index);
    }

    /// <summary>Whether the text has these words in this order, whatever their case, spacing and quotation marks.</summary>
    public static bool Says(string text, string claim) => Even(text).Contains(Even(claim), StringComparison.OrdinalIgnoreCase);

    private static string Even(string text) => Space().Replace(text, " ").Trim().Trim('.')
        .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    private static string Plain(string number) => number.Trim('.', ',').Replace(",", ".", StringComparison.Ordinal);

    private static string Amount(string number) => Plain(number) is { } plain && plain.Contains('.', StringComparison.Ordinal)
        ? plain.TrimEnd('0').TrimEnd('.')
        : Plain(number);

    private static bool Allowed(string host, IReadOnlyList<string> hosts) => hosts.Any(h =>
        host.Equals(h, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + h, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?:https?://|\bwww\.)(?<host>[\p{L}\p{N}.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // What mail programs make a link of without being told to.
    [GeneratedRegex(
        @"(?<![@\p{L}\p{N}./-])(?<host>(?:[a-z0-9-]+\.)+(?:com|net|org|io|info|biz|co|app|dev|xyz|top|shop|site|online|eu|de|fr|uk|ru|cn|example))(?![\p{L}\p{N}@-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareHost();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:(?:€|\$|£|EUR|USD|GBP|CHF)\s*(?<sum>\d[\d.,]*)|(?<sum>\d[\d.,]*)\s*(?:€|\$|£|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?)(?!\p{L})))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\d[\d.,]*(?![\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
