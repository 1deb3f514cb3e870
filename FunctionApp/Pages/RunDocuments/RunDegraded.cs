namespace FunctionApp.Pages.RunDocuments;

/// <summary>The degraded mode that a run works under: which, why, since when, until when.</summary>
public sealed record RunDegraded(string Mode, string Cause, DateTimeOffset SinceUtc, DateTimeOffset ReturnsUtc);
