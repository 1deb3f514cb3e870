using System.Text.Json.Nodes;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Enrichment;

/// <summary>A CSV file of the version folder with a head line, asked by its first column; pure.</summary>
internal static class LookupFile
{
    public static LookupAnswer Find(PinnedContract contract, string path, string key)
    {
        List<string>[] rows = [.. contract.Text(path).ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0).Select(Cells)];
        List<string>? row = rows.Skip(1).FirstOrDefault(r => string.Equals(r[0], key, StringComparison.OrdinalIgnoreCase));
        if (row is null || key.Length == 0)
        {
            return LookupAnswer.Missing;
        }

        JsonObject value = [];
        foreach ((string name, string cell) in rows[0].Zip(row))
        {
            value[name] = cell;
        }

        // A file of the pinned folder is as old as the contract; it is true for as long as the contract is.
        return new(value, null);
    }

    /// <summary>The cells of a line, RFC 4180 quoting.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        System.Text.StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
