namespace FunctionApp.Steps.Ai;

/// <summary>The first whole sentences of a text that stay within a number of words; at least the first words.</summary>
internal static class FirstSentences
{
    private static readonly char[] Ends = ['.', '!', '?'];

    public static string Of(string text, int maxWords)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= maxWords)
        {
            return string.Join(' ', words);
        }

        int last = Array.FindLastIndex(words, maxWords - 1, w => Ends.Contains(w[^1]));
        return string.Join(' ', words.Take(last >= 0 ? last + 1 : maxWords));
    }
}
