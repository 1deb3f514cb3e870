namespace FunctionApp.Steps.Packaging;

/// <summary>One place where content is published, with its own limits.</summary>
/// <remarks><para>Units: <paramref name="Max"/> is counted as <paramref name="Count"/> says; limits left out do not apply.</para></remarks>
internal sealed record ChannelDefinition(
    string Id,
    string Title,
    string Template,
    int Max,
    LengthCount Count = LengthCount.Utf16,
    TooLong TooLong = TooLong.Ask,
    int? MaxTitle = null,
    int? MaxLinks = null,
    int? MaxHashtags = null,
    bool ImageText = false,
    int? MaxImageText = null);

/// <summary>How a channel counts length.</summary>
internal enum LengthCount
{
    /// <summary>UTF-16 code units, as most forms on the web count.</summary>
    Utf16,

    /// <summary>What a reader sees as one character.</summary>
    Characters,

    /// <summary>As X counts: a link is 23, an emoji 2, letters outside the Latin and neighbouring scripts 2, all else 1.</summary>
    XWeighted,
}

/// <summary>What happens to a piece that is too long.</summary>
internal enum TooLong
{
    /// <summary>It is marked, and a person decides.</summary>
    Ask,

    /// <summary>It ends after the last sentence that fits.</summary>
    Cut,
}
