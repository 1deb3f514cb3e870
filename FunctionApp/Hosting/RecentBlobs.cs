namespace FunctionApp.Hosting;

/// <summary>The bytes that were stored or read last, by their hash; the oldest go when there are too many.</summary>
internal sealed class RecentBlobs
{
    private const int MostBytes = 8 * 1024 * 1024;
    private const int LongestKept = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private int _bytes;

    internal ReadOnlyMemory<byte>? Find(string sha256)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(sha256, out byte[]? bytes) ? (ReadOnlyMemory<byte>?)bytes : null;
        }
    }

    /// <summary>What is erased from the storage stays in no memory either.</summary>
    internal void Forget()
    {
        lock (_gate)
        {
            _kept.Clear();
            _oldest.Clear();
            _bytes = 0;
        }
    }

    internal void Keep(string sha256, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > LongestKept)
        {
            return;
        }

        lock (_gate)
        {
            if (!_kept.TryAdd(sha256, bytes.ToArray()))
            {
                return;
            }

            _oldest.Enqueue(sha256);
            _bytes += bytes.Length;
            while (_bytes > MostBytes && _oldest.TryDequeue(out string? oldest) && _kept.Remove(oldest, out byte[]? gone))
            {
                _bytes -= gone.Length;
            }
        }
    }
}
