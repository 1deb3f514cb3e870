using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>What the run starter and the watchdog tell operators.</summary>
internal static partial class OrchestrationLog
{
    [LoggerMessage(4001, LogLevel.Error, "Run {RunId} ended outside the interpreter: {Code}")]
    public static partial void EndedOutside(ILogger log, string runId, string code);

    [LoggerMessage(4002, LogLevel.Information, "The watch over lost runs is late")]
    public static partial void WatchIsLate(ILogger log);
}
