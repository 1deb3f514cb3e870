namespace FunctionApp.Local.Chaos;

/// <summary>Sees everything that leaves the host, and ends the host before or after one of them.</summary>
/// <param name="killAt">The point; null lets the host live.</param>
/// <param name="after">Whether the host dies after it has happened, before it hears so.</param>
internal sealed class ChaosPoints(ChaosPoint? killAt = null, bool after = false)
{
    private readonly Lock _gate = new();
    private readonly List<ChaosPoint> _seen = [];
    private bool _armed;
    private long _lastTicks = Environment.TickCount64;

    /// <summary>Ends the host; set once there is one.</summary>
    public Func<Task>? Kill { get; set; }

    /// <summary>Whether the chosen point was reached.</summary>
    public bool IsHit { get; private set; }

    /// <summary>The points so far.</summary>
    public IReadOnlyList<ChaosPoint> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public TimeSpan Quiet => TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref _lastTicks));

    public void Arm() => _armed = true;

    /// <summary>Lets one thing happen; false when the host died before or after it and nobody is left to be answered.</summary>
    public async Task<bool> PassAsync(string label, Func<Task> act)
    {
        bool chosen = IsChosen(label);
        if (chosen && !after)
        {
            await Kill!();
            return false;
        }

        await act();
        if (chosen)
        {
            await Kill!();
        }

        return !chosen;
    }

    private bool IsChosen(string label)
    {
        Interlocked.Exchange(ref _lastTicks, Environment.TickCount64);
        lock (_gate)
        {
            if (!_armed)
            {
                return false;
            }

            ChaosPoint point = new(label, 1 + _seen.Count(p => p.Label == label));
            _seen.Add(point);
            bool chosen = point == killAt && !IsHit;
            IsHit |= chosen;
            return chosen;
        }
    }
}

/// <summary>Something that leaves the host: what, and the how manieth of its like.</summary>
internal sealed record ChaosPoint(string Label, int Occurrence);
