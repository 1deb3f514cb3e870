namespace FunctionApp.Steps.Ai.Local;

/// <summary>Shuffles and folds that depend on content and position only, so that a training can be repeated bit by bit.</summary>
internal static class FixedOrder
{
    public static int[] Shuffle(int count, int round)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)(Mix(((ulong)round << 32) + (ulong)i) % ((ulong)i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    /// <summary>A fold for each example: every label is spread evenly over the folds.</summary>
    public static int[] Folds(IReadOnlyList<int> labels, int folds)
    {
        var seen = new Dictionary<int, int>();
        var fold = new int[labels.Count];
        foreach (var i in Shuffle(labels.Count, folds))
        {
            var place = seen.GetValueOrDefault(labels[i], labels[i]);
            fold[i] = place % folds;
            seen[labels[i]] = place + 1;
        }
        return fold;
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
