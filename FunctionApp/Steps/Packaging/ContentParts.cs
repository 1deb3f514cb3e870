using FunctionApp.Steps.Checks;

namespace FunctionApp.Steps.Packaging;

/// <summary>A draft taken apart: its title, its running sentences, its lines; pure.</summary>
/// <remarks><para>Shape: lines that begin with <c>#</c> are headings, the first of them is the title; <c>-</c> begins a list item.</para></remarks>
internal sealed record ContentParts(string Title, IReadOnlyList<string> Lines)
{
    public static ContentParts Of(string draft)
    {
        string[] lines = [.. draft.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())];
        int first = Array.FindIndex(lines, l => l.Length > 0);
        if (first < 0)
        {
            return new("", []);
        }

        bool titled = IsHeading(lines[first]);
        return new(Words(lines[first]), [.. lines.Skip(titled ? first + 1 : first)]);
    }

    /// <summary>The text without its title, as it was written.</summary>
    public string Body => string.Join('\n', Lines).Trim();

    /// <summary>The text without headings and list marks.</summary>
    public string Plain => string.Join('\n', Lines.Where(l => !IsHeading(l)).Select(Words)).Trim();

    /// <summary>The sentences of the plain text, one after the other.</summary>
    public IReadOnlyList<string> Running => [.. Sentences.Of(Plain).Select(s => s.ReplaceLineEndings(" "))];

    public static bool IsHeading(string line) => line.StartsWith('#');

    public static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    public static string Words(string line) => (IsItem(line) ? line[2..] : line.TrimStart('#')).Trim();
}
