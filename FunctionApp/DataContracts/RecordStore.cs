using System.Text;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.DataContracts;

/// <summary>Stores records and their lineage among the contents of their run.</summary>
internal sealed class RecordStore(BlobVault vault)
{
    internal async Task<ValidatedRecord> StoreAsync(
        PinnedContract contract, string runId, RecordReading reading, CancellationToken cancellation)
    {
        byte[] record = Encoding.UTF8.GetBytes(reading.Record.ToJsonString(HandshakeJson.Wire));
        byte[] lineage = JsonSerializer.SerializeToUtf8Bytes(reading.Lineage, HandshakeJson.Wire);
        BlobRef recordRef = await PutAsync($"{runId}/record.json", record, cancellation);
        BlobRef lineageRef = await PutAsync($"{runId}/lineage.json", lineage, cancellation);
        using JsonDocument document = JsonDocument.Parse(record);
        return new(
            recordRef,
            lineageRef,
            NamedFacts.Of("record", document.RootElement, NamedFacts.PathsOf(contract.Definition)));
    }

    private Task<BlobRef> PutAsync(string name, byte[] bytes, CancellationToken cancellation) =>
        vault.PutAsync(StorageNames.RunContents, name, bytes, "application/json", cancellation);
}
