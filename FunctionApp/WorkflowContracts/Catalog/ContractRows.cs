using Azure;
using Azure.Data.Tables;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>The stored state of contracts: what each version was activated with, which version is chosen, what is stopped.</summary>
internal sealed class ContractRows(TableServiceClient tables)
{
    private const string Chosen = "chosen";
    private const string Content = "content|";
    private const string Switch = "switch|";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.ContractStates);

    public async Task<ContractState> ReadAsync(string workflow, CancellationToken cancellation)
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(
            e => e.PartitionKey == workflow, cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return new(
            rows.FirstOrDefault(r => r.RowKey == Chosen)?.Text("Version"),
            rows.Where(r => r.RowKey.StartsWith(Content, StringComparison.Ordinal))
                .ToDictionary(r => r.RowKey[Content.Length..], r => r.Text("Sha256"), StringComparer.Ordinal),
            [.. rows.Where(r => r.RowKey.StartsWith(Switch, StringComparison.Ordinal)).Select(ToSwitch)]);
    }

    /// <summary>Fixes the content of a version at its activation; the first one wins and is returned.</summary>
    public async Task<string> FixContentAsync(string workflow, string version, string sha256, DateTimeOffset nowUtc, CancellationToken cancellation)
    {
        TableEntity row = new(workflow, Content + version) { ["Sha256"] = sha256, ["ActivatedUtc"] = nowUtc };
        try
        {
            await _table.AddEntityAsync(row, cancellation);
            return sha256;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            TableEntity there = await _table.GetEntityAsync<TableEntity>(workflow, Content + version, cancellationToken: cancellation);
            return there.Text("Sha256");
        }
    }

    public Task ChooseAsync(string workflow, string version, string actor, DateTimeOffset nowUtc, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(
            new TableEntity(workflow, Chosen) { ["Version"] = version, ["Actor"] = actor, ["AtUtc"] = nowUtc },
            TableUpdateMode.Replace,
            cancellation);

    public Task StopAsync(string partition, ContractSwitch stop, CancellationToken cancellation) => _table.UpsertEntityAsync(
        new TableEntity(partition, KeyOf(stop.Kind, stop.Target))
        {
            ["Kind"] = stop.Kind.ToString(),
            ["Target"] = stop.Target,
            ["Reason"] = stop.Reason,
            ["Actor"] = stop.Actor,
            ["AtUtc"] = stop.AtUtc,
        },
        TableUpdateMode.Replace,
        cancellation);

    public Task ReleaseAsync(string partition, SwitchKind kind, string target, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(partition, KeyOf(kind, target), ETag.All, cancellation);

    private static string KeyOf(SwitchKind kind, string target) => $"{Switch}{kind}|{target}";

    private static ContractSwitch ToSwitch(TableEntity row) => new(
        Enum.Parse<SwitchKind>(row.Text("Kind")),
        row.Text("Target"),
        row.Text("Reason"),
        row.Text("Actor"),
        row.GetDateTimeOffset("AtUtc") ?? default);
}
