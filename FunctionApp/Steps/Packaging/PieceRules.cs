using System.Globalization;
using System.Text.RegularExpressions;
using FunctionApp.Steps.Checks;

namespace FunctionApp.Steps.Packaging;

/// <summary>Holds a piece against its channel's limits; pure.</summary>
internal static partial class PieceRules
{
    public static IEnumerable<CheckFinding> Hold(ChannelDefinition channel, string title, string text, PieceMaterial material) =>
    [
        .. Sizes(channel, title, text),
        .. Counts(channel, text),
        .. material.Keep.Where(c => !TextMatches.Says(text, c)).Select(c => Finding(channel, "claim_missing", c)),
        .. channel.ImageText ? material.Images.SelectMany(i => Image(channel, i.Url, i.Text)) : [],
    ];

    /// <summary>The first link of a text.</summary>
    public static string? LinkIn(string text) => Link().Match(text) is { Success: true } link ? link.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')') : null;

    private static IEnumerable<CheckFinding> Sizes(ChannelDefinition channel, string title, string text)
    {
        if (ChannelLength.PassedAt(text, channel.Count, channel.Max) is { } at)
        {
            yield return Finding(channel, "too_long", Sentences.Around(text, at));
        }

        if (channel.MaxTitle is { } most && title.Length > most)
        {
            yield return Finding(channel, "title_too_long", title);
        }
    }

    private static IEnumerable<CheckFinding> Counts(ChannelDefinition channel, string text)
    {
        if (TooMany(Link(), text, channel.MaxLinks) is { } link)
        {
            yield return Finding(channel, "too_many_links", Sentences.Around(text, link));
        }

        if (TooMany(Hashtag(), text, channel.MaxHashtags) is { } tag)
        {
            yield return Finding(channel, "too_many_hashtags", Sentences.Around(text, tag));
        }
    }

    private static IEnumerable<CheckFinding> Image(ChannelDefinition channel, string url, string text)
    {
        if (text.Length == 0 || text.Length > (channel.MaxImageText ?? int.MaxValue))
        {
            yield return Finding(channel, text.Length == 0 ? "image_without_text" : "image_text_too_long", url);
        }
    }

    private static CheckFinding Finding(ChannelDefinition channel, string code, string sentence) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{channel.Id}: {channel.Title}, {channel.Max}"), code, sentence);

    /// <summary>Where the first one too many stands.</summary>
    private static int? TooMany(Regex what, string text, int? most) =>
        most is { } limit && what.Matches(text) is { } found && found.Count > limit ? found[limit].Index : null;

    [GeneratedRegex(@"(?:https?://|\bwww\.)[^\s]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\p{L}\p{N}&/])#[\p{L}_][\p{L}\p{N}_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Hashtag();
}
