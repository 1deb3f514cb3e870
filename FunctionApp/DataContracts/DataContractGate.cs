using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.Logging;

namespace FunctionApp.DataContracts;

/// <summary>Lets items pass that keep their data contract, and lays the others into the reject queue.</summary>
/// <remarks><para>Guarantee: the same item under the same contract passes or is rejected under the same names, however often.</para></remarks>
public sealed class DataContractGate
{
    private readonly BlobVault _vault;
    private readonly RecordStore _records;
    private readonly DocumentShelf _documents;
    private readonly KeepReject _keep;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    internal DataContractGate(
        BlobVault vault, StoredDocuments documents, KeepReject keep, TimeProvider time, ILogger<DataContractGate> log)
    {
        (_vault, _records, _documents) = (vault, new(vault), new(documents));
        (_keep, _time, _log) = (keep, time, log);
    }

    /// <summary>The stored record with its lineage and facts, or the kept reject with every violation.</summary>
    /// <exception cref="InvalidDataException">The stored payload is gone or was changed.</exception>
    public async Task<ValidationOutcome> ValidateAsync(PinnedContract contract, IntakeEvent item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(item);
        ReadOnlyMemory<byte> payload = await _vault.GetAsync(item.Payload, cancellation);
        RecordReading reading = StrictJson.Read(payload, out JsonFault? fault) is { } document
            ? RecordReader.Read(contract.Definition.Input, document)
            : new RecordReading([], [], [new("", BreachRules.Type, "a JSON object", fault.ToString()!)], []);
        reading = await _documents.KeepAsync(item.Workflow, reading, cancellation);
        return reading.Violations.Count == 0
            ? new ValidationOutcome.Accepted(await _records.StoreAsync(contract, item.RunId, reading, cancellation))
            : new ValidationOutcome.Rejected(await RejectAsync(contract, item, reading.Violations, cancellation));
    }

    private async Task<RejectedRecord> RejectAsync(
        PinnedContract contract, IntakeEvent item, IReadOnlyList<ContractViolation> violations, CancellationToken cancellation)
    {
        RejectedRecord reject = new(
            ItemIds.RejectOf(item.Workflow, item.RunId, item.Payload.Sha256),
            item.Workflow,
            contract.Pin.Version,
            violations,
            item.Payload,
            item.Channel,
            _time.GetUtcNow(),
            item.ResubmitOf);
        await _keep(reject, cancellation);
        DataContractsLog.Rejected(_log, reject.RejectId, violations.Count);
        return reject;
    }
}
