namespace FunctionApp.Pages.RunDocuments;

/// <summary>One line of a run's audit trail as the run document shows it.</summary>
/// <remarks><para>Shape: <paramref name="Step"/> is <c>run</c> for what concerns the run as a whole.</para></remarks>
public sealed record AuditLogLine(long Seq, string Step, string Result, DateTimeOffset Timestamp, string Actor, string? Code);
