using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Intake;

/// <summary>Answers senders; who sends an item again hears where its run stands.</summary>
internal sealed class IntakeAnswers(AuditTrail audit)
{
    internal async Task<IResult> OfAsync(IntakeVerdict verdict, CancellationToken cancellation) =>
        verdict is IntakeVerdict.Duplicate duplicate && await audit.StateAsync(duplicate.RunId, cancellation) is { } state
            ? VerdictAnswer.Of(verdict, state)
            : VerdictAnswer.Of(verdict);
}
