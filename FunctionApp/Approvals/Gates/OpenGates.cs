using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Gates;

/// <summary>The list of gates whose decision no run has taken yet; a gate is on it before it exists.</summary>
internal sealed class OpenGates(TableClient table)
{
    private const string Partition = "open";

    public Task AddAsync(Gate gate, CancellationToken cancellation) => table.UpsertEntityAsync(
        new TableEntity(Partition, KeyOf(gate.RunId, gate.GateId)) { ["RunId"] = gate.RunId, ["GateId"] = gate.GateId },
        TableUpdateMode.Replace,
        cancellation);

    public async Task<IReadOnlyList<(string RunId, string GateId)>> KeysAsync(CancellationToken cancellation)
    {
        List<(string, string)> keys = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellation))
        {
            keys.Add((row.Text("RunId"), row.Text("GateId")));
        }

        return keys;
    }

    /// <summary>The run has taken the decision; nobody needs to remind it.</summary>
    public Task RemoveAsync(string runId, string gateId, CancellationToken cancellation) =>
        table.DeleteEntityAsync(Partition, KeyOf(runId, gateId), ETag.All, cancellation);

    private static string KeyOf(string runId, string gateId) => $"{runId}|{gateId}";
}
