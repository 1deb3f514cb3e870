using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>A chain as read: its entries in order and the end that was stored with the last of them.</summary>
public sealed record AuditExtract(IReadOnlyList<AuditEntry> Entries, AuditHead? Head);
