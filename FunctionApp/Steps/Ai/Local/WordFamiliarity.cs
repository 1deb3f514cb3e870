namespace FunctionApp.Steps.Ai.Local;

/// <summary>Counts words of a text that no example in scope uses: a strange thing in a well-known sentence.</summary>
/// <remarks><para>A linear model does not see what it never learned: "cancel my lesson" looks to it like "cancel my order".</para></remarks>
internal sealed class WordFamiliarity
{
    private const int LabelsOfCommonWords = 2;
    private const int ShortestWord = 3;
    private const int ShortestMisspelling = 5;
    private const int LongestSignature = 4;
    private const int ShortestSignedText = 10;
    private static readonly string[] Endings = ["s", "es", "d", "ed", "ing", "er", "ly", "y"];
    private static readonly HashSet<string> Closings =
        ["regards", "thanks", "thank", "cheers", "best", "wishes", "sincerely", "yours", "thx", "greetings"];

    private readonly Dictionary<string, HashSet<string>> _known;

    public WordFamiliarity(IEnumerable<LabelledText> examples)
    {
        var uses = examples.SelectMany(example => TextTokens.Read(example.Text).Select(word => (word, example.Label))).Distinct().ToArray();
        var common = uses.GroupBy(use => use.word).Where(word => word.Count() >= LabelsOfCommonWords).Select(word => word.Key).ToArray();
        _known = uses.GroupBy(use => use.Label)
            .ToDictionary(label => label.Key, label => label.Select(use => use.word).Concat(common).ToHashSet());
    }

    /// <summary>Words that neither the examples of this label use nor those of several others.</summary>
    public int StrangeWords(string text, string label)
    {
        var known = _known[label];
        var tokens = TextTokens.Read(text);
        return tokens.Take(SignatureStart(tokens)).Count(token => !IsFamiliar(token, known));
    }

    private static bool IsFamiliar(string token, HashSet<string> known) =>
        token.Length < ShortestWord || !token.All(char.IsLetter) || known.Contains(token)
        || Endings.Any(ending => known.Contains(token + ending))
        || Endings.Any(ending => token.EndsWith(ending, StringComparison.Ordinal) && known.Contains(token[..^ending.Length]))
        || (token.Length >= ShortestMisspelling && known.Any(word => IsMisspelling(token, word)));

    // Whoever signs with a name is no stranger for it.
    private static int SignatureStart(List<string> tokens)
    {
        for (var i = Math.Max(ShortestSignedText, tokens.Count - LongestSignature - 1); i < tokens.Count; i++)
        {
            if (Closings.Contains(tokens[i]))
            {
                return i;
            }
        }
        return tokens.Count;
    }

    /// <summary>One letter too many, missing, changed or swapped with its neighbour.</summary>
    private static bool IsMisspelling(string written, string known)
    {
        if (Math.Abs(written.Length - known.Length) > 1 || known.Length < ShortestMisspelling)
        {
            return false;
        }
        var start = 0;
        while (start < Math.Min(written.Length, known.Length) && written[start] == known[start])
        {
            start++;
        }
        ReadOnlySpan<char> a = written.AsSpan(start), b = known.AsSpan(start);
        return a.Length == b.Length
            ? a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]))
            : a.Length > b.Length ? a[1..].SequenceEqual(b) : b[1..].SequenceEqual(a);
    }
}
