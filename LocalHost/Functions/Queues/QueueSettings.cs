namespace LocalHost.Functions.Queues;

/// <summary>How queue triggers behave: host.json's extensions.queues.</summary>
internal sealed record QueueSettings
{
    /// <summary>How long a received message is hidden from others; the platform does not let it be set.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    internal required int BatchSize { get; init; }

    internal required int NewBatchThreshold { get; init; }

    internal required TimeSpan MaxPollingInterval { get; init; }

    internal required TimeSpan VisibilityTimeout { get; init; }

    internal required int MaxDequeueCount { get; init; }

    internal required bool Base64 { get; init; }

    internal static QueueSettings Read(HostJson host)
    {
        const string Section = "extensions:queues";
        int batch = host.Number($"{Section}:batchSize", 16, 1, 32);
        TimeSpan polling = host.Span($"{Section}:maxPollingInterval", TimeSpan.FromMinutes(1));
        return new QueueSettings
        {
            BatchSize = batch,
            NewBatchThreshold = host.Number(
                $"{Section}:newBatchThreshold", batch / 2 * Environment.ProcessorCount, 0, int.MaxValue),
            MaxPollingInterval = polling < PollDelay.Least ? PollDelay.Least : polling,
            VisibilityTimeout = host.Span($"{Section}:visibilityTimeout", TimeSpan.Zero),
            MaxDequeueCount = host.Number($"{Section}:maxDequeueCount", 5, 1, int.MaxValue),
            Base64 = ReadEncoding(host.Text($"{Section}:messageEncoding") ?? "base64"),
        };
    }

    private static bool ReadEncoding(string text) => text.ToUpperInvariant() switch
    {
        "BASE64" => true,
        "NONE" => false,
        _ => throw new LocalHostStartException($"host.json: messageEncoding is '{text}' and must be base64 or none."),
    };
}
