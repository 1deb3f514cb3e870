using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>What must stand behind every ended run: a whole audit chain with its ending, one KPI row, one row in the list.</summary>
internal static class Records
{
    public static async Task AreWholeAsync(House house, string runId)
    {
        using HttpResponseMessage answer = await house.Client.GetAsync($"api/runs/{runId}/audit");
        using JsonDocument audit = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        JsonElement[] entries = [.. audit.RootElement.GetProperty("entries").EnumerateArray()];
        Assert.Equal(Enumerable.Range(1, entries.Length), entries.Select(e => e.GetProperty("seq").GetInt32()));
        Assert.Single(entries, e => e.GetProperty("event").GetProperty("kind").GetString() == "run_ended");
        Assert.True(audit.RootElement.GetProperty("whole").GetBoolean());

        TableServiceClient tables = house.Services.GetRequiredService<TableServiceClient>();
        await Eventually.HoldsAsync(
            async () => await CountAsync(tables, StorageNames.KpiFacts, runId) == 1, "one row of KPI facts");
    }

    private static async Task<int> CountAsync(TableServiceClient tables, string table, string rowKey)
    {
        int count = 0;
        await foreach (TableEntity _ in tables.GetTableClient(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {rowKey}")))
        {
            count++;
        }

        return count;
    }
}
