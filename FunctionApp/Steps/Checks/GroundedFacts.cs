using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Checks;

/// <summary>Finds links, names and number words of a text that its ground does not have; answers are positions. Pure.</summary>
/// <remarks>
/// <para>A name is a capitalised word inside a sentence; at a sentence's start only one in camel case, all in capitals or
/// in the possessive counts, because every sentence starts with a capital.</para>
/// </remarks>
internal static partial class GroundedFacts
{
    private static readonly string[] Contractions =
        ["it's", "that's", "there's", "here's", "what's", "who's", "where's", "let's", "he's", "she's", "how's", "when's", "one's"];

    private static readonly (string Word, string Digits)[] NumberWords =
    [
        ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"),
        ("eleven", "11"), ("twelve", "12"), ("fifteen", "15"), ("twenty", "20"), ("thirty", "30"), ("forty", "40"), ("fifty", "50"),
        ("sixty", "60"), ("seventy", "70"), ("eighty", "80"), ("ninety", "90"), ("hundred", "100"), ("thousand", "1000"),
        ("million", "1000000"), ("billion", "1000000000"), ("half", "50"), ("double", "2"), ("twice", "2"), ("dozen", "12"),
    ];

    public static IEnumerable<int> LinksNotIn(string text, string ground)
    {
        HashSet<string> known = [.. Link().Matches(ground).Select(m => Bare(m.Value))];
        return Link().Matches(text).Where(m => !known.Contains(Bare(m.Value))).Select(m => m.Index);
    }

    public static IEnumerable<int> NumberWordsNotIn(string text, string ground) =>
        from number in NumberWords
        where !TextMatches.Words(ground, number.Word).Any() && !TextMatches.Words(ground, number.Digits).Any()
        from at in TextMatches.Words(text, number.Word)
        select at;

    public static IEnumerable<int> NamesNotIn(string text, string ground, IReadOnlyList<string> known)
    {
        HashSet<string> words = new(
            Word().Matches(Link().Replace(ground, " ")).Select(m => Stem(m.Value)).Concat(known), StringComparer.OrdinalIgnoreCase);
        string plain = Link().Replace(text, m => new string(' ', m.Length));
        return Word().Matches(plain)
            .Where(m => char.IsUpper(m.Value[0]) && !words.Contains(Stem(m.Value)) && !IsPronoun(m.Value))
            .Where(m => !StartsSentence(plain, m.Index) || Stands(m.Value))
            .Select(m => m.Index);
    }

    private static bool IsPronoun(string word) => word == "I" || word.StartsWith("I'", StringComparison.Ordinal);

    /// <summary>A word that is a name wherever it stands.</summary>
    private static bool Stands(string word) =>
        word.Skip(1).Any(char.IsUpper) || (Stem(word).Length < word.Length && !Contractions.Contains(word.Replace('’', '\'').ToLowerInvariant()));

    private static bool StartsSentence(string text, int at)
    {
        int before = at - 1;
        while (before >= 0 && text[before] is ' ' or '"' or '“' or '\'' or '(' or '*' or '-' or '#' or '>')
        {
            before--;
        }

        return before < 0 || text[before] is '\n' or '\r' or '.' or '!' or '?' or ':' or '•';
    }

    private static string Stem(string word)
    {
        string even = word.Replace('’', '\'');
        return even.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? even[..^2] : even.TrimEnd('\'');
    }

    private static string Bare(string link) => link.TrimEnd('.', ',', ';', ':', '!', '?', ')', '/').ToLowerInvariant();

    [GeneratedRegex(@"(?:https?://|\bwww\.)[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{L}[\p{L}\p{N}'’]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
