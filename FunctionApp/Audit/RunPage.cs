namespace FunctionApp.Audit;

/// <summary>Some runs, newest first, and where the next page begins; no cursor means that there is none.</summary>
public sealed record RunPage(IReadOnlyList<RunSummary> Runs, string? Cursor);
