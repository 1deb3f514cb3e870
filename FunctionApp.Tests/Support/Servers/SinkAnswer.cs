namespace FunctionApp.Tests.Support.Servers;

/// <summary>What a sink answers to one request.</summary>
internal sealed record SinkAnswer(int Status = 200, string Body = "", string ContentType = "application/json")
{
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer is held back until this ends.</summary>
    internal Task After { get; init; } = Task.CompletedTask;

    /// <summary>The connection is cut instead of an answer, after the request was read.</summary>
    internal bool Drops { get; init; }

    internal static SinkAnswer Dropped => new() { Drops = true };

    internal static SinkAnswer Hanging => new() { After = new TaskCompletionSource().Task };

    internal static SinkAnswer TooManyRequests(string retryAfter) =>
        new(429, """{"error":{"message":"slow down","code":"rate_limit_exceeded"}}""") { Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter } };
}
