using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Checks;

/// <summary>Finds what a house style forbids; answers are positions. Pure.</summary>
internal static partial class Style
{
    public static IEnumerable<int> LongSentences(string text, int maxWords) => Sentences.Of(text)
        .Where(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > maxWords)
        .Select(s => text.IndexOf(s, StringComparison.Ordinal));

    public static IEnumerable<int> Shouts(string text, string ground, int maxExclamations)
    {
        IEnumerable<int> marks = text.Select((c, i) => (c, i)).Where(p => p.c == '!').Select(p => p.i).Skip(maxExclamations);
        return marks.Concat(Capitals().Matches(text)
            .Where(m => !TextMatches.Words(ground, m.Value).Any()).Select(m => m.Index));
    }

    // Three capitals may be an abbreviation; a shouted word is longer.
    [GeneratedRegex(@"(?<![\p{L}\p{N}#/@])\p{Lu}{4,}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
