namespace FunctionApp.Steps.Checks;

/// <summary>Cuts out the sentence around a position, so that a person sees at once what is meant.</summary>
internal static class Sentences
{
    private static readonly char[] Ends = ['.', '!', '?', '\n'];

    public static string Around(string text, int at)
    {
        if (text.Length == 0)
        {
            return "";
        }

        int position = Math.Clamp(at, 0, text.Length - 1);
        int start = position == 0 ? 0 : text.LastIndexOfAny(Ends, position - 1) + 1;
        int end = text.IndexOfAny(Ends, position);
        return text[start..(end < 0 ? text.Length : end + 1)].Trim();
    }
}
