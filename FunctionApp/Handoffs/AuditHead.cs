namespace FunctionApp.Handoffs;

/// <summary>The last known end of a run's audit chain; a hint that saves a read, never the truth.</summary>
public sealed record AuditHead(long Seq, string Sha256, string ETag);
