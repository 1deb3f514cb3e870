namespace FunctionApp.DataContracts;

/// <summary>Some rejects, the newest first, and where the next ones start.</summary>
public sealed record RejectPage(IReadOnlyList<KeptReject> Rejects, string? Cursor);
