using Microsoft.Extensions.Logging;

namespace FunctionApp.DataContracts;

internal static partial class DataContractsLog
{
    [LoggerMessage(2001, LogLevel.Information, "Reject {RejectId} kept with {Violations} violations")]
    internal static partial void Rejected(ILogger logger, string rejectId, int violations);

    [LoggerMessage(2002, LogLevel.Information, "Reject {RejectId} resubmitted as run {RunId}")]
    internal static partial void Resubmitted(ILogger logger, string rejectId, string runId);
}
