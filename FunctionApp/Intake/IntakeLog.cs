using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

internal static partial class IntakeLog
{
    [LoggerMessage(1001, LogLevel.Error, "Run {RunId} could not be started; its item is stored and will be tried again")]
    internal static partial void AdmissionFailed(ILogger logger, Exception exception, string runId);

    [LoggerMessage(1002, LogLevel.Warning, "Webhook {Profile} of {Workflow} refused: {Code}")]
    internal static partial void Unauthentic(ILogger logger, string workflow, string profile, string code);

    [LoggerMessage(1003, LogLevel.Information, "Sweep: {Waiting} items waiting, {Started} settled")]
    internal static partial void Swept(ILogger logger, int waiting, int started);

    [LoggerMessage(1004, LogLevel.Error, "A queue message could not be processed and is kept as reject {RejectId}: {Cause}")]
    internal static partial void Poisoned(ILogger logger, string rejectId, string cause);

    [LoggerMessage(1005, LogLevel.Information, "Queue item of {Workflow}: {Verdict}")]
    internal static partial void QueueItem(ILogger logger, string workflow, string verdict);

    [LoggerMessage(1006, LogLevel.Error, "The doors of {Workflow} that nobody opens by hand were not served; the next minute tries again")]
    internal static partial void TickFailed(ILogger logger, Exception exception, string workflow);

    [LoggerMessage(1007, LogLevel.Information, "Schedule of {Workflow}, due {Due:O}: {Verdict}")]
    internal static partial void Scheduled(ILogger logger, string workflow, DateTimeOffset due, string verdict);

    [LoggerMessage(1008, LogLevel.Information, "A file dropped for {Workflow}: {Verdict}")]
    internal static partial void Dropped(ILogger logger, string workflow, string verdict);
}
