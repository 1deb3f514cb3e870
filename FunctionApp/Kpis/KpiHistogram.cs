using System.Globalization;

namespace FunctionApp.Kpis;

/// <summary>Lengths of time counted by size, so that percentiles of many days come from one small row a day; pure.</summary>
/// <remarks>
/// <para>Shape: counts by bucket; each bucket is 2 of 100 wider than the one below.</para>
/// <para>Units: seconds. Guarantee: a percentile is at most 1 of 100 off; adding histograms loses nothing more.</para>
/// <para>Source: the DDSketch of Masson, Rim and Lee (2019).</para>
/// </remarks>
public sealed record KpiHistogram(IReadOnlyList<KpiBucket> Buckets)
{
    private const double Growth = 1.02;
    private const int Zero = int.MinValue;

    /// <summary>Nothing counted.</summary>
    public static KpiHistogram Empty { get; } = new([]);

    /// <summary>How many were counted.</summary>
    internal long Count => Buckets.Sum(b => b.Count);

    internal static KpiHistogram Of(double? seconds) => seconds is { } length ? new([new(BucketOf(length), 1)]) : Empty;

    internal static KpiHistogram Sum(IEnumerable<KpiHistogram> parts) => new([.. parts
        .SelectMany(p => p.Buckets)
        .GroupBy(b => b.Bucket)
        .OrderBy(g => g.Key)
        .Select(g => new KpiBucket(g.Key, g.Sum(b => b.Count)))]);

    /// <summary>The length that a share of all is within, between the two closest ranks as spreadsheets do.</summary>
    internal double Percentile(double share)
    {
        double rank = share * (Count - 1);
        long below = (long)rank;
        double low = AtRank(below);
        return low + ((rank - below) * (AtRank(Math.Min(below + 1, Count - 1)) - low));
    }

    /// <summary>The counts as short text, since a stored property holds 32 thousand characters.</summary>
    internal string ToText() => string.Join(' ', Buckets.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Bucket}:{b.Count}")));

    internal static KpiHistogram Parse(string text) => new([.. text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(b => b.Split(':'))
        .Select(b => new KpiBucket(int.Parse(b[0], CultureInfo.InvariantCulture), long.Parse(b[1], CultureInfo.InvariantCulture)))]);

    /// <summary>Compares by content, so that a row that says the same is the same.</summary>
    public bool Equals(KpiHistogram? other) => other is not null && Buckets.SequenceEqual(other.Buckets);

    /// <inheritdoc/>
    public override int GetHashCode() => Buckets.Aggregate(0, HashCode.Combine);

    private double AtRank(long rank)
    {
        foreach (KpiBucket bucket in Buckets)
        {
            rank -= bucket.Count;
            if (rank < 0)
            {
                return MiddleOf(bucket.Bucket);
            }
        }

        return 0;
    }

    private static int BucketOf(double seconds) =>
        seconds <= 0.001 ? Zero : (int)Math.Ceiling(Math.Log(seconds) / Math.Log(Growth));

    private static double MiddleOf(int bucket) => bucket == Zero ? 0 : 2 * Math.Pow(Growth, bucket) / (Growth + 1);
}

/// <summary>How many lengths fell into one bucket.</summary>
public sealed record KpiBucket(int Bucket, long Count);
