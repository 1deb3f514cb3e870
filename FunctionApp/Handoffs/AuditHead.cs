namespace FunctionApp.Handoffs;

/// <summary>The last known end of a run's audit chain; a hint that saves a read, never the truth.</summary>
/// <remarks><para>Shape: <paramref name="StartedUtc"/> is when the run began, so that its place in lists never moves.</para></remarks>
public sealed record AuditHead(long Seq, string Sha256, string ETag, DateTimeOffset? StartedUtc = null);
