using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>What the run starter and the watchdog tell operators.</summary>
internal static partial class OrchestrationLog
{
    [LoggerMessage(4001, LogLevel.Error, "Run {RunId} ended outside the interpreter: {Code}")]
    public static partial void EndedOutside(ILogger log, string runId, string code);

    [LoggerMessage(4002, LogLevel.Information, "The watch over lost runs is late")]
    public static partial void WatchIsLate(ILogger log);

    [LoggerMessage(4003, LogLevel.Information, "Workflow {Workflow}: the content of {Runs} runs was purged at the end of its retention")]
    public static partial void Purged(ILogger log, string workflow, int runs);

    [LoggerMessage(4004, LogLevel.Warning, "Workflow {Workflow}: the contract of run {RunId} cannot be read, so nothing says how long its content is kept")]
    public static partial void RetentionUnknown(ILogger log, Exception why, string workflow, string runId);

    [LoggerMessage(4010, LogLevel.Error, "The line of {Workflow} was not moved; the next minute tries again")]
    public static partial void LineNotMoved(ILogger log, Exception exception, string workflow);

    [LoggerMessage(4011, LogLevel.Warning, "Run {RunId} is no longer alive; its {Hold} is free")]
    public static partial void HoldFreed(ILogger log, string runId, string hold);
}
