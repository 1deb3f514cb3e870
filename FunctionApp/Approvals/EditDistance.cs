namespace FunctionApp.Approvals;

/// <summary>How far two texts are apart, by words; pure.</summary>
internal static class EditDistance
{
    private const int MostWords = 2000;

    /// <summary>Words added, removed or replaced, as a share of the longer text: 0..1.</summary>
    public static double Of(string before, string after)
    {
        string[] left = Words(before);
        string[] right = Words(after);
        if (left.Length == 0 && right.Length == 0)
        {
            return 0;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                int same = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + same);
                diagonal = above;
            }
        }

        return (double)row[right.Length] / Math.Max(left.Length, right.Length);
    }

    private static string[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
}
