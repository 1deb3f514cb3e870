using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Local.Bench;

/// <summary>Counts this process's storage requests by what they do to what: method, kind and table, queue or container.</summary>
internal sealed partial class RequestLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Http = "HttpHandlerDiagnosticListener";
    private const string Started = "System.Net.Http.HttpRequestOut.Start";

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public RequestLog() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public IEnumerable<(string What, int Count)> Counts => _counts.OrderByDescending(item => item.Value).Select(item => (item.Key, item.Value));

    public void Clear() => _counts.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Http)
        {
            _subscriptions.Add(value.Subscribe(this, name => name.StartsWith("System.Net.Http.HttpRequestOut", StringComparison.Ordinal)));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Started
            && value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage { RequestUri.Host: "127.0.0.1" } request
            && !request.RequestUri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            _counts.AddOrUpdate(Name(request), 1, static (_, count) => count + 1);
        }
    }

    public void OnCompleted()
    {
        // the process ends
    }

    public void OnError(Exception error)
    {
        // the listeners report none
    }

    public void Dispose()
    {
        foreach (IDisposable subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private static string Name(HttpRequestMessage request)
    {
        string path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        if (!path.EndsWith("$batch", StringComparison.Ordinal) || request.Content is null)
        {
            return $"{request.Method} {Target().Match(path).Groups[1].Value}";
        }

        using MemoryStream body = new();
        request.Content.CopyTo(body, null, CancellationToken.None);
        Match first = Batched().Match(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        return $"batch {first.Groups[1].Value}";
    }

    [GeneratedRegex(@"^/[^/]+/([A-Za-z0-9-]+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?:POST|PUT|DELETE|MERGE|PATCH) \S+/([A-Za-z0-9]+)(?:\(\S*)? HTTP")]
    private static partial Regex Batched();
}
