using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FunctionApp.Hosting;
using LocalHost.Storage;

namespace FunctionApp.Local.Chaos;

/// <summary>One run of one item on an account of its own, ended and begun again at one point or not at all.</summary>
internal sealed class ChaosRun(string? program, string workflows, TextWriter complaints)
{
    /// <summary>What became of it, and the points it passed.</summary>
    public async Task<(ChaosLine Line, IReadOnlyList<ChaosPoint> Points)> RunAsync(
        StorageConnection storage, ChaosStory story, ChaosPoint? killAt, bool after, CancellationToken cancellation)
    {
        ChaosPoints points = new(killAt, after);
        await using ChaosHouse house = await ChaosHouse.OpenAsync(program, storage, points, workflows, complaints);
        ChaosDrive drive = new(house, story, story.ItemIn(workflows));
        points.Arm();
        await drive.RunAsync(points, cancellation);
        (string record, int doubts) = await RecordAsync(house, drive.RunId, cancellation);
        ChaosLine line = new(
            story.Workflow,
            killAt is null ? "-" : $"{killAt.Label} #{killAt.Occurrence}",
            killAt is null ? "undisturbed" : after ? "after" : "before",
            killAt is null || points.IsHit,
            [.. house.Vendors.Acts.Where(a => !a.StartsWith("GET", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
            [.. house.Mails.Mails.DistinctBy(m => m.MessageId).Select(m => $"{m.To}: {m.Subject}").Order(StringComparer.Ordinal)],
            await LedgerAsync(storage, cancellation),
            doubts,
            drive.State,
            record);
        return (line, points.Seen);
    }

    private static async Task<string> LedgerAsync(StorageConnection storage, CancellationToken cancellation)
    {
        List<string> states = [];
        await foreach (TableEntity row in storage.Tables.GetTableClient(StorageNames.EffectLedger).QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (row.GetString("State") is { } state)
            {
                states.Add(state is "Applied" or "Compensated" or "Refused" ? state : $"unsettled {state}");
            }
        }

        return string.Join(", ", states.GroupBy(s => s).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));
    }

    // One chain, whole, with one ending, of the only run.
    private static async Task<(string Record, int Doubts)> RecordAsync(ChaosHouse house, string? runId, CancellationToken cancellation)
    {
        if (runId is null || house.IsDown)
        {
            return ("none", 0);
        }

        JsonNode audit = JsonNode.Parse(await house.Client.GetStringAsync($"api/runs/{runId}/audit", cancellation))!;
        JsonNode runs = JsonNode.Parse(await house.Client.GetStringAsync("api/runs", cancellation))!;
        JsonNode?[] events = [.. audit["entries"]!.AsArray().Select(e => e!["event"])];
        int endings = events.Count(e => (string?)e!["kind"] == "run_ended");
        int doubts = events.Count(e => (string?)e!["result"] == "in_doubt");
        int all = runs["runs"]!.AsArray().Count;
        string record = endings != 1 ? $"with {endings} endings" : all != 1 ? $"of {all} runs" : (bool)audit["whole"]! ? "whole" : "broken";
        return (record, doubts);
    }
}
