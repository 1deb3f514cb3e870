using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Hosting;

/// <summary>What the task hub says.</summary>
internal static partial class DurableLog
{
    [LoggerMessage(200, LogLevel.Critical, "The task hub '{Hub}' can no longer be written, so the host stops.")]
    internal static partial void HubLost(ILogger logger, Exception failure, string hub);

    [LoggerMessage(201, LogLevel.Warning, "The task hub's tables for tools cannot be written now; it is tried again.")]
    internal static partial void ReadModelLate(ILogger logger, Exception failure);
}
