namespace FunctionApp.Steps.Checks;

/// <summary>Sentences of a text: the one around a position, so that a person sees at once what is meant, or all of them.</summary>
/// <remarks>A full stop ends a sentence only before white space, so numbers, links and addresses stay whole.</remarks>
internal static class Sentences
{
    public static string Around(string text, int at)
    {
        if (text.Length == 0)
        {
            return "";
        }

        int position = Math.Clamp(at, 0, text.Length - 1);
        int start = position;
        while (start > 0 && !EndsAt(text, start - 1))
        {
            start--;
        }

        int end = position;
        while (end < text.Length - 1 && !EndsAt(text, end))
        {
            end++;
        }

        return text[start..(end + 1)].Trim();
    }

    public static IEnumerable<string> Of(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!EndsAt(text, i) && i < text.Length - 1)
            {
                continue;
            }

            string sentence = text[start..(i + 1)].Trim();
            start = i + 1;
            if (sentence.Length > 0)
            {
                yield return sentence;
            }
        }
    }

    private static bool EndsAt(string text, int at) => text[at] switch
    {
        '\n' => true,
        '.' or '!' or '?' => at == text.Length - 1 || char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };
}
