using FunctionApp.Steps.Ai.Local;

namespace FunctionApp.Steps.Checks;

/// <summary>Finds listed words and phrases in a text: whole words only, without regard to case, accents and apostrophes.</summary>
internal sealed class RiskWords
{
    private readonly (RiskWordHit Hit, Word[] Words)[] _terms;

    public RiskWords(RiskWordLists lists) => _terms =
    [
        .. from list in lists.Lists
           from term in list.Terms
           select (new RiskWordHit(list.Id, list.ReasonCode, term), Parse(term)),
    ];

    /// <summary>Every term that the text contains, once, in the order of the lists.</summary>
    public IReadOnlyList<RiskWordHit> Find(string text)
    {
        var tokens = TextTokens.Read(text, int.MaxValue);
        return [.. _terms.Where(term => Occurs(term.Words, tokens)).Select(term => term.Hit)];
    }

    private static bool Occurs(Word[] words, List<string> tokens)
    {
        for (var start = 0; start + words.Length <= tokens.Count; start++)
        {
            var matched = 0;
            while (matched < words.Length && words[matched].Matches(tokens[start + matched]))
            {
                matched++;
            }
            if (matched == words.Length)
            {
                return true;
            }
        }
        return false;
    }

    private static Word[] Parse(string term)
    {
        Word[] words =
        [
            .. from part in term.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               let tokens = TextTokens.Read(part)
               from index in Enumerable.Range(0, tokens.Count)
               select new Word(tokens[index], part.EndsWith('*') && index == tokens.Count - 1),
        ];
        return words.Length > 0 ? words : throw new FormatException($"The risk term '{term}' has no word in it.");
    }

    private sealed record Word(string Text, bool AnyEnding)
    {
        public bool Matches(string token) =>
            AnyEnding ? token.StartsWith(Text, StringComparison.Ordinal) : token == Text;
    }
}

internal sealed record RiskWordHit(string ListId, string ReasonCode, string Term);
