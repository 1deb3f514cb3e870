using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LocalHost.Storage;

/// <summary>Counts every HTTP request of this process to a storage account, whoever sends it, retries included.</summary>
/// <remarks>Guarantee: reads the runtime's own HTTP meter, so the app's clients need no change to be counted.</remarks>
public sealed class StorageRequestCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<(string Host, int Port), string> _services;
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _total;

    /// <summary>Starts to count requests to that account.</summary>
    public StorageRequestCounter(StorageConnection storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        _services = new()
        {
            [Key(storage.Tables.Uri)] = "tables",
            [Key(storage.Queues().Uri)] = "queues",
            [Key(storage.Blobs.Uri)] = "blobs",
        };
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        _listener.Start();
    }

    /// <summary>Requests answered or failed since the start.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>The same by service: tables, queues, blobs.</summary>
    public IReadOnlyDictionary<string, long> ByService => _counts;

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private static (string Host, int Port) Key(Uri uri) => (uri.Host, uri.Port);

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? host = null;
        string? scheme = null;
        int? port = null;
        foreach ((string name, object? value) in tags)
        {
            host = name == "server.address" ? value as string : host;
            scheme = name == "url.scheme" ? value as string : scheme;
            port = name == "server.port" ? value as int? : port;
        }

        if (host is not null && _services.TryGetValue((host, port ?? (scheme == "https" ? 443 : 80)), out string? service))
        {
            Interlocked.Increment(ref _total);
            _counts.AddOrUpdate(service, 1, static (_, count) => count + 1);
        }
    }
}
