namespace FunctionApp.Steps.Ai.Local;

/// <summary>A text as counted, hashed features: words, word pairs and character runs of 2 to 5.</summary>
internal sealed class HashedText
{
    public const int Kinds = 3;
    private const int WordKind = 0;
    private const int PairKind = 1;
    private const int RunKind = 2;
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const uint KeyMask = (1u << 22) - 4;

    public HashedText(string text)
    {
        var tokens = TextTokens.Read(text);
        var counts = new Dictionary<uint, int>();
        Words = new uint[tokens.Count];
        Pairs = new uint[tokens.Count == 0 ? 0 : tokens.Count - 1];
        for (var i = 0; i < tokens.Count; i++)
        {
            Words[i] = Count(counts, Key(WordKind, "", tokens[i]));
            var pair = Count(counts, Key(PairKind, i == 0 ? "^" : tokens[i - 1], tokens[i]));
            if (i > 0)
            {
                Pairs[i - 1] = pair;
            }
            CountRuns(counts, $" {tokens[i]} ");
        }
        if (tokens.Count > 0)
        {
            Count(counts, Key(PairKind, tokens[^1], "$"));
        }
        Keys = [.. counts.Keys.Order()];
        Counts = [.. Keys.Select(key => counts[key])];
    }

    public uint[] Words { get; }

    public uint[] Pairs { get; }

    public uint[] Keys { get; }

    public int[] Counts { get; }

    public static int KindOf(uint key) => (int)(key & 3);

    private static void CountRuns(Dictionary<uint, int> counts, string padded)
    {
        for (var length = ShortestRun; length <= LongestRun; length++)
        {
            for (var start = 0; start + length <= padded.Length; start++)
            {
                Count(counts, Key(RunKind, "", padded.AsSpan(start, length)));
            }
        }
    }

    private static uint Count(Dictionary<uint, int> counts, uint key)
    {
        counts[key] = counts.GetValueOrDefault(key) + 1;
        return key;
    }

    private static uint Key(int kind, ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var hash = Fnv(Fnv(2166136261u ^ (uint)kind, left) ^ 0x20u, right);
        hash = (hash ^ (hash >> 15)) * 0x85EBCA6Bu;
        return ((hash ^ (hash >> 13)) & KeyMask) | (uint)kind;
    }

    private static uint Fnv(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }
        return hash;
    }
}
