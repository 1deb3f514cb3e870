using System.Globalization;
using FunctionApp.Audit;
using FunctionApp.Handoffs;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Folds a run's entries into the degraded mode that it works or worked under last; pure.</summary>
internal static class DegradedFold
{
    internal static RunDegraded? Of(IReadOnlyList<AuditEntry> entries) =>
        entries.LastOrDefault(e => e.Event.Kind is RunEventKind.DegradedEntered or RunEventKind.DegradedLeft)?.Event
            is { Kind: RunEventKind.DegradedEntered } entered
            && At(entered, FactNames.DegradedSinceUtc) is { } since && At(entered, FactNames.DegradedReturnsUtc) is { } returns
            ? new(entered.Result, entered.Code ?? "", since, returns)
            : null;

    private static DateTimeOffset? At(RunEvent happened, string fact) =>
        DateTimeOffset.TryParse(happened.Text(fact), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset at)
            ? at
            : null;
}
