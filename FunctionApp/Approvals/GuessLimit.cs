using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Approvals;

/// <summary>Slows down whoever tries links at random; kept in memory, since the links' own 256 bits are what protects them.</summary>
internal sealed class GuessLimit(TimeProvider clock)
{
    private const int MostWrong = 20;
    private const int MostCallers = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (int Wrong, DateTimeOffset SinceUtc)> _callers = new();

    public static string CallerOf(HttpRequest request) =>
        request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } forwarded
            ? forwarded.Split(',')[0].Trim()
            : request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    public bool IsOver(string caller) =>
        _callers.TryGetValue(caller, out (int Wrong, DateTimeOffset SinceUtc) known)
        && known.Wrong >= MostWrong && known.SinceUtc + Window > clock.GetUtcNow();

    public void Count(string caller)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_callers.Count >= MostCallers)
        {
            _callers.Clear();
        }

        _callers.AddOrUpdate(
            caller, (1, now), (_, known) => known.SinceUtc + Window > now ? (known.Wrong + 1, known.SinceUtc) : (1, now));
    }
}
