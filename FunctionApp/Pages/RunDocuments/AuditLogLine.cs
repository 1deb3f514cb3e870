using System.Text.Json.Serialization;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>One line of a run's audit trail as the run document shows it.</summary>
/// <remarks><para>Shape: <paramref name="Step"/> is <c>run</c> for what concerns the run as a whole; <paramref name="Item"/> is the position,
/// from 0, in the list that the step runs over, left out for anything else.</para></remarks>
public sealed record AuditLogLine(
    long Seq,
    string Step,
    string Result,
    DateTimeOffset Timestamp,
    string Actor,
    string? Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Item = null);
