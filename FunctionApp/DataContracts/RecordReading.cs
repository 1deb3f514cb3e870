using System.Text.Json.Nodes;
using FunctionApp.Handoffs;

namespace FunctionApp.DataContracts;

/// <summary>What became of an item under its data contract; the record counts only without violations.</summary>
internal sealed record RecordReading(
    JsonObject Record,
    IReadOnlyList<LineageEntry> Lineage,
    IReadOnlyList<ContractViolation> Violations,
    IReadOnlyList<ReadDocument> Documents);
