using Microsoft.Extensions.Logging;

namespace FunctionApp.Approvals;

/// <summary>What this room logs; ids and codes, never names, texts or links.</summary>
internal static partial class ApprovalsLog
{
    [LoggerMessage(6001, LogLevel.Warning, "the change of gate {GateId} of run {RunId} is stored but was not told to the run ({Cause}); it will be told again")]
    public static partial void NotTold(ILogger logger, string runId, string gateId, string cause);

    [LoggerMessage(6002, LogLevel.Information, "gate {GateId} of run {RunId} was closed because the run has ended")]
    public static partial void ClosedWithRun(ILogger logger, string runId, string gateId);
}
