namespace FunctionApp.Handoffs;

/// <summary>An item as it arrived, authenticated and stored, not yet looked into.</summary>
/// <remarks>
/// <para>From / To: Intake to DataContracts.</para>
/// <para>Shape: CloudEvents names; the payload is stored, never inline.</para>
/// <para>Guarantee: the payload was stored before this record existed.</para>
/// <para>Source: CloudEvents 1.0.</para>
/// </remarks>
public sealed record IntakeEvent(
    string Id,
    string Source,
    string Type,
    DateTimeOffset TimeUtc,
    string DataContentType,
    string Workflow,
    IntakeChannel Channel,
    string IdempotencyKey,
    string RunId,
    BlobRef Payload,
    string? Requester = null,
    string? ResubmitOf = null);
