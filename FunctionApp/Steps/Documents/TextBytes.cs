using System.Text;

namespace FunctionApp.Steps.Documents;

/// <summary>Turns bytes into text: UTF-8 where they are that, else the charset that was named, else Windows' western one.</summary>
internal static class TextBytes
{
    private const int MostCharacters = 500_000;
    private const int Western = 1252;

    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Read(ReadOnlyMemory<byte> bytes, string? charset = null)
    {
        string text = Named(charset) is { } named ? named.GetString(bytes.Span) : Guess(bytes);
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return text.Length <= MostCharacters ? text : text[..MostCharacters];
    }

    private static string Guess(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(Western) ?? Encoding.Latin1).GetString(bytes.Span);
        }
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
