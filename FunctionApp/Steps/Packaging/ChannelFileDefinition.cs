namespace FunctionApp.Steps.Packaging;

/// <summary>A channels file: where content goes, and what each place allows.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Images"/> leads to a list of <c>{url, text}</c>, <paramref name="Keep"/> to a list of sentences that
/// no piece may lose, <paramref name="Hashtags"/> to a list of words.</para>
/// </remarks>
internal sealed record ChannelFileDefinition(
    IReadOnlyList<ChannelDefinition> Channels, string? Images = null, string? Keep = null, string? Hashtags = null);
