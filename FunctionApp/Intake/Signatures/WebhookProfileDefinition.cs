namespace FunctionApp.Intake.Signatures;

/// <summary>How a kind of sender signs its webhooks, as written in <c>webhook-profiles/name.yaml</c>.</summary>
/// <remarks>
/// <para>Shape: without <paramref name="Timestamp"/> a signature does not age. An event id from a header counts only where it
/// is signed; otherwise anybody could name an old delivery anew.</para>
/// </remarks>
internal sealed record WebhookProfileDefinition(
    string Id,
    string Title,
    SignatureDefinition Signature,
    TimestampDefinition? Timestamp = null,
    EventIdDefinition? EventId = null,
    string? Description = null);
