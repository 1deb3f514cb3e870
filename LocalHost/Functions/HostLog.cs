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
}
