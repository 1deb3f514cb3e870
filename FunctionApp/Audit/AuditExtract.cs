using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>A chain as read: its entries in order, the end that was stored with the last of them, and the run's pin.</summary>
public sealed record AuditExtract(IReadOnlyList<AuditEntry> Entries, AuditHead? Head, ContractPin? Contract = null);
