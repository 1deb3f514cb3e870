using System.Text;

namespace FunctionApp.Steps.Documents.Tables;

/// <summary>The rows of a CSV text by RFC 4180, with comma, semicolon or tab between cells; pure.</summary>
internal static class CsvRows
{
    private const int MostRows = 2_000;

    private static readonly char[] Separators = [';', '\t', ','];

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        char separator = SeparatorOf(text);
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length && rows.Count < MostRows; i++)
        {
            char c = text[i];
            if (quoted)
            {
                quoted = Quoted(text, ref i, cell);
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                Take(row, cell);
                row = c == '\n' ? Take(rows, row) : row;
            }
            else
            {
                cell.Append(c);
            }
        }

        Take(row, cell);
        Take(rows, row);
        return rows;
    }

    /// <summary>One character inside quotes; false when it was the one that ends them.</summary>
    private static bool Quoted(string text, ref int i, StringBuilder cell)
    {
        if (text[i] == '"' && (i + 1 == text.Length || text[i + 1] != '"'))
        {
            return false;
        }

        i += text[i] == '"' ? 1 : 0;
        cell.Append(text[i]);
        return true;
    }

    private static void Take(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString().Trim());
        cell.Clear();
    }

    private static List<string> Take(List<IReadOnlyList<string>> rows, List<string> row)
    {
        if (row.Any(c => c.Length > 0))
        {
            rows.Add(row);
        }

        return [];
    }

    private static char SeparatorOf(string text)
    {
        string head = text.Split('\n', 2)[0];
        return Separators.MaxBy(s => head.Count(c => c == s));
    }
}
