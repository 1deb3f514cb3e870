namespace FunctionApp.Handoffs;

/// <summary>An item that broke its data contract, kept for a person to mend.</summary>
/// <remarks><para>From / To: DataContracts to the reject queue and its readers.</para></remarks>
public sealed record RejectedRecord(
    string RejectId,
    string Workflow,
    string? ContractVersion,
    IReadOnlyList<ContractViolation> Violations,
    BlobRef Payload,
    IntakeChannel Channel,
    DateTimeOffset RejectedUtc,
    string? ResubmitOf = null);
