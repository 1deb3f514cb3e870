namespace FunctionApp.Steps.Packaging;

/// <summary>What a piece is made of beside the draft.</summary>
internal sealed record PieceMaterial(
    IReadOnlyList<string> Keep, IReadOnlyList<(string Url, string Text)> Images, IReadOnlyList<string> Hashtags);
