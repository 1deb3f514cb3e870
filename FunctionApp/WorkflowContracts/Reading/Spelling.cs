namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Finds what a writer may have meant.</summary>
internal static class Spelling
{
    /// <summary>The closest choice, if it is close enough to be a slip of the hand.</summary>
    public static string? Nearest(string written, IReadOnlyList<string> choices)
    {
        (string? Choice, int Distance) best = choices
            .Select(c => ((string?)c, Distance(written, c)))
            .OrderBy(c => c.Item2)
            .FirstOrDefault();
        return best.Choice is not null && best.Distance <= Math.Max(2, written.Length / 3) ? best.Choice : null;
    }

    private static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int swap = above[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(swap, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[^1];
    }
}
