using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>What is to be added to a chain in one go.</summary>
internal sealed record PendingAppend(
    string Chain,
    string Marker,
    IReadOnlyList<RunEvent> Events,
    string Outcome,
    ContractPin? Contract,
    AuditHead? Hint);
