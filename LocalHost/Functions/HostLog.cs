using Microsoft.Extensions.Logging;

namespace LocalHost.Functions;

/// <summary>What this part of the host says.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "Function '{Function}' failed with an unhandled exception.")]
    internal static partial void FunctionFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(2, LogLevel.Debug, "The caller of function '{Function}' has gone away.")]
    internal static partial void CallerGone(ILogger logger, string function);

    [LoggerMessage(3, LogLevel.Warning, "Function '{Function}' returned a {Type}, which is no HTTP answer; it is ignored.")]
    internal static partial void ResultIgnored(ILogger logger, string function, Type type);

    [LoggerMessage(4, LogLevel.Warning, "Queue '{Queue}' cannot be read: {Reason}")]
    internal static partial void PollFailed(ILogger logger, string queue, string reason);

    [LoggerMessage(5, LogLevel.Warning, "The lease of message {MessageId} could not be renewed.")]
    internal static partial void LeaseNotRenewed(ILogger logger, Exception exception, string messageId);

    [LoggerMessage(6, LogLevel.Warning, "Message {MessageId} of queue '{Queue}' could not be settled and comes back.")]
    internal static partial void NotSettled(ILogger logger, Exception exception, string messageId, string queue);

    [LoggerMessage(7, LogLevel.Error, "Message {MessageId} for function '{Function}' has reached MaxDequeueCount of {MaxDequeueCount} "
        + "and moves to queue '{PoisonQueue}': {Reason}")]
    internal static partial void GivenUp(
        ILogger logger, string messageId, string function, int maxDequeueCount, string poisonQueue, string reason);

    [LoggerMessage(8, LogLevel.Warning, "The status of timer '{Function}' cannot be read or written.")]
    internal static partial void TimerStatusFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(9, LogLevel.Critical, "Function '{Function}' is no longer listened for.")]
    internal static partial void ListenerBroke(ILogger logger, Exception exception, string function);
}
