using Microsoft.Extensions.Logging;

namespace FunctionApp.Effects;

/// <summary>What this room logs; ids and codes, never content.</summary>
internal static partial class EffectsLog
{
    [LoggerMessage(7001, LogLevel.Error, "{Code}: effect of step {StepId} of run {RunId} was refused; a person has to look at it")]
    public static partial void Alert(ILogger logger, string code, string runId, string stepId);

    [LoggerMessage(7002, LogLevel.Warning, "{Code}: a mail of run {RunId} was not sent; it will be tried again")]
    public static partial void MailNotSent(ILogger logger, string code, string runId);
}
