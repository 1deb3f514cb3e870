using System.Security.Cryptography;

namespace LocalHost.Functions.Queues;

/// <summary>The growing wait between looks at an empty queue.</summary>
internal sealed class PollDelay(TimeSpan most)
{
    internal static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private int _empty;

    internal void Reset() => _empty = 0;

    internal TimeSpan Next()
    {
        int steps = Math.Min(_empty++, 30);
        if (steps == 0)
        {
            return Least;
        }

        double spread = 0.8 + (RandomNumberGenerator.GetInt32(0, 1000) * 0.0004);
        double grown = Least.TotalMilliseconds * (1 + (spread * Math.Pow(2, steps - 1)));
        return TimeSpan.FromMilliseconds(Math.Min(grown, most.TotalMilliseconds));
    }
}
