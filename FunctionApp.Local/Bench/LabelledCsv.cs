using System.Text;
using FunctionApp.Steps.Ai.Local;

namespace FunctionApp.Local.Bench;

/// <summary>Reads <c>text,label</c> rows under a heading row, quoted as in RFC 4180.</summary>
internal static class LabelledCsv
{
    public static IReadOnlyList<LabelledText> Read(string path) =>
        [.. Rows(File.ReadAllText(path)).Skip(1).Where(row => row.Count == 2).Select(row => new LabelledText(row[0], row[1]))];

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        var previous = '\n';
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character == '"')
            {
                quoted = !quoted;
                // A doubled quote leaves and enters again: the second one is text.
                if (quoted && previous == '"')
                {
                    field.Append('"');
                }
            }
            else if (!quoted && character is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (character == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                field.Append(character);
            }
            previous = character;
        }
        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString());
            yield return row;
        }
    }
}
