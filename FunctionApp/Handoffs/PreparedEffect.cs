namespace FunctionApp.Handoffs;

/// <summary>An effect's exact payload before its yes: what will be sent, where, and how it can be undone.</summary>
/// <remarks>
/// <para>Shape: the payload is canonical JSON; its SHA-256 is what a yes is bound to. Holes are filled from earlier receipts.</para>
/// </remarks>
public sealed record PreparedEffect(
    string StepId,
    string Connector,
    string Operation,
    BlobRef Payload,
    IReadOnlyList<string> Holes,
    bool Irreversible,
    bool Sandboxed,
    string IdempotencyKey);
