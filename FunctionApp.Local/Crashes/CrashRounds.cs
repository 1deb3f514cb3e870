using System.Security.Cryptography;
using LocalHost.Storage;

namespace FunctionApp.Local.Crashes;

/// <summary>Kills a working host again and again and then asks what became of everything it had acknowledged.</summary>
internal sealed class CrashRounds(StorageConnection storage, TextWriter output)
{
    private const int StartsPerBurst = 2;
    private const int LongestLifeMs = 500;
    private const int MostHits = 60;
    private static readonly TimeSpan FinishLimit = TimeSpan.FromMinutes(3);
    private static readonly string[] Points =
        ["BeforeCommit", "AfterCommit", "BeforeActivity", "AfterActivity", "BeforeReadModel", "AfterReadModel"];

    private readonly string _hub = $"crash{Guid.NewGuid():N}"[..24];
    private readonly CrashLedger _ledger = new();

    public async Task<CrashReport> RunAsync(int rounds, CancellationToken cancellation)
    {
        for (int round = 0; round < rounds; round++)
        {
            await RoundAsync(round, cancellation);
            if ((round + 1) % 25 == 0)
            {
                await output.WriteLineAsync($"  {round + 1} rounds, {_ledger.Kills} kills, {_ledger.Runs.Count} runs");
            }
        }

        return await FinishAsync(rounds, cancellation);
    }

    // every other round dies at a chosen point, the rest at a random instant; every third replays at each step
    private async Task RoundAsync(int round, CancellationToken cancellation)
    {
        string? killAt = round % 2 == 0
            ? $"{Points[round / 2 % Points.Length]}:{1 + RandomNumberGenerator.GetInt32(MostHits)}"
            : null;
        using CrashProcess child = CrashProcess.Start(storage.ConnectionString, _hub, round % 3 == 0, killAt, output);
        using CancellationTokenSource life = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (await child.Ready is { } address)
        {
            using HttpClient http = new() { BaseAddress = address };
            CrashTraffic traffic = new(http, _ledger);
            life.CancelAfter(killAt is null ? RandomNumberGenerator.GetInt32(LongestLifeMs) : 2 * LongestLifeMs);
            Task gone = child.ExitedAsync(life.Token);
            while (!gone.IsCompleted && !life.IsCancellationRequested)
            {
                await traffic.SendAsync(StartsPerBurst, life.Token);
                await Task.WhenAny(gone, Task.Delay(RandomNumberGenerator.GetInt32(60), CancellationToken.None));
            }
        }

        await child.KillAsync();
        _ledger.Kills++;
    }

    private async Task<CrashReport> FinishAsync(int rounds, CancellationToken cancellation)
    {
        using CrashProcess child = CrashProcess.Start(storage.ConnectionString, _hub, true, null, output);
        using HttpClient http = new()
        {
            BaseAddress = await child.Ready ?? throw new InvalidOperationException("The last host did not start."),
        };
        CrashTraffic traffic = new(http, _ledger);
        while (_ledger.Runs.Any(run => run.WantsEvents))
        {
            await traffic.SendAsync(0, cancellation);
        }

        List<SentRun> acknowledged = [.. _ledger.Runs.Where(run => run.IsAcknowledged)];
        CrashReport report = new(rounds, _ledger.Kills, acknowledged.Count, acknowledged.Sum(run => run.Events.Count(sent => sent.IsAcknowledged)));
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(FinishLimit);
        foreach (SentRun run in acknowledged)
        {
            report.Judge(run, await EndedAsync(traffic, run, limit.Token, cancellation));
        }

        await child.KillAsync();
        return report;
    }

    private static async Task<System.Text.Json.Nodes.JsonObject?> EndedAsync(
        CrashTraffic traffic, SentRun run, CancellationToken limit, CancellationToken cancellation)
    {
        while (true)
        {
            System.Text.Json.Nodes.JsonObject? status = await traffic.StatusAsync(run, cancellation);
            if (limit.IsCancellationRequested || status is null || (string?)status["runtimeStatus"] is not ("Running" or "Pending"))
            {
                return status;
            }

            await Task.Delay(20, cancellation);
        }
    }
}
