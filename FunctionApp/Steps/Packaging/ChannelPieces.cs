using FunctionApp.Steps.Checks;

namespace FunctionApp.Steps.Packaging;

/// <summary>Shapes a draft for one channel; the template is a function of the content, so this is pure.</summary>
internal sealed class ChannelPieces(ContentParts parts, PieceMaterial material)
{
    public ChannelPiece Shape(ChannelDefinition channel, Func<Dictionary<string, object?>, string> template)
    {
        IReadOnlyList<string> sentences = [.. parts.Running.Where(IsRunning)];
        string text = Render(channel, template, sentences, sentences.Count);
        int kept = sentences.Count;
        while (channel.TooLong == TooLong.Cut && kept > 1 && ChannelLength.Of(text, channel.Count) > channel.Max)
        {
            text = Render(channel, template, sentences, --kept);
        }

        return new(
            parts.Title, text, ChannelLength.Of(text, channel.Count), kept < sentences.Count,
            [.. PieceRules.Hold(channel, parts.Title, text, material)]);
    }

    private string Render(
        ChannelDefinition channel, Func<Dictionary<string, object?>, string> template, IReadOnlyList<string> sentences, int kept) =>
        template(new()
        {
            ["title"] = parts.Title,
            ["body"] = parts.Body,
            ["html"] = ContentHtml.Of(parts),
            ["text"] = string.Join(' ', sentences.Take(kept)),
            ["plain"] = parts.Plain,
            ["link"] = PieceRules.LinkIn(parts.Plain),
            ["keep"] = string.Join(' ', material.Keep),
            ["hashtags"] = string.Join(' ', material.Hashtags.Take(channel.MaxHashtags ?? int.MaxValue).Select(Tag)),
        }).Trim();

    // Claims and the link have places of their own in short pieces, so that no cut loses them.
    private bool IsRunning(string sentence) =>
        PieceRules.LinkIn(sentence) is null && !material.Keep.Any(k => TextMatches.Says(sentence, k));

    private static string Tag(string word) =>
        "#" + string.Concat(word.TrimStart('#').Where(c => char.IsLetterOrDigit(c) || c == '_'));
}
