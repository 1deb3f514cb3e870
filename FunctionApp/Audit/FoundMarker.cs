namespace FunctionApp.Audit;

/// <summary>A marker that is there: the outcome it holds and who wrote it.</summary>
internal sealed record FoundMarker(string Outcome, string Writer);
