using System.Security.Cryptography;
using LocalHost.Storage;

namespace FunctionApp.Local.Crashes;

/// <summary>Kills a working host again and again and then asks what became of everything it had acknowledged.</summary>
/// <remarks>Guarantee: it always ends with a report; whatever breaks it off, a stop included, is told there.</remarks>
internal sealed class CrashRounds(StorageConnection storage, TextWriter output, CrashPlan plan)
{
    private const int StartsPerBurst = 2;
    private const int LongestLifeMs = 500;
    private const int MostHits = 60;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly string _hub = $"crash{Guid.NewGuid():N}"[..24];
    private readonly CrashLedger _ledger = new();

    public async Task<CrashReport> RunAsync(int rounds, CancellationToken cancellation)
    {
        try
        {
            while (_ledger.Rounds < rounds)
            {
                cancellation.ThrowIfCancellationRequested();
                await RoundAsync(_ledger.Rounds, cancellation);
                _ledger.Rounds++;
                if (_ledger.Rounds % 25 == 0)
                {
                    await output.WriteLineAsync($"  {_ledger.Rounds} rounds, {_ledger.Kills} kills, {_ledger.Runs.Count} runs");
                }
            }

            return await FinishAsync(cancellation);
        }
#pragma warning disable CA1031 // rounds without a report would be taken for clean ones
        catch (Exception broken)
#pragma warning restore CA1031
        {
            return Tally() with { BrokenOff = cancellation.IsCancellationRequested ? "it was told to stop" : broken.ToString() };
        }
    }

    // every other round dies at a chosen point, the rest at a random instant; every third replays at each step
    private async Task RoundAsync(int round, CancellationToken cancellation)
    {
        string? killAt = round % 2 == 0
            ? $"{plan.Points[round / 2 % plan.Points.Count]}:{1 + RandomNumberGenerator.GetInt32(MostHits)}"
            : null;
        using CrashProcess child = Start(round % 3 == 0, killAt);
        using CancellationTokenSource life = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (await ReadyAsync(child, cancellation) is { } address)
        {
            using HttpClient http = new() { BaseAddress = address, Timeout = AnswerLimit };
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

    private CrashProcess Start(bool alwaysReplay, string? killAt) =>
        CrashProcess.Start(plan.Program, storage.ConnectionString, _hub, alwaysReplay, killAt, output);

    // null when it died first, or did neither in time
    private async Task<Uri?> ReadyAsync(CrashProcess child, CancellationToken cancellation)
    {
        try
        {
            return await child.Ready.WaitAsync(StartLimit, cancellation);
        }
        catch (TimeoutException)
        {
            _ledger.Unstarted++;
            await output.WriteLineAsync($"  round {_ledger.Rounds}: a host neither listened nor died within {StartLimit.TotalSeconds} s");
            return null;
        }
    }

    private CrashReport Tally()
    {
        List<SentRun> acknowledged = [.. _ledger.Runs.Where(run => run.IsAcknowledged)];
        int events = acknowledged.Sum(run => run.Events.Count(sent => sent.IsAcknowledged));
        return new(_ledger.Rounds, _ledger.Kills, acknowledged.Count, events) { Unstarted = _ledger.Unstarted };
    }

    private async Task<CrashReport> FinishAsync(CancellationToken cancellation)
    {
        using CrashProcess child = Start(alwaysReplay: true, killAt: null);
        using HttpClient http = new()
        {
            BaseAddress = await ReadyAsync(child, cancellation) ?? throw new InvalidOperationException("The last host did not start."),
            Timeout = AnswerLimit,
        };
        CrashTraffic traffic = new(http, _ledger);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(plan.Patience);
        while (_ledger.Runs.Any(run => run.WantsEvents) && !limit.IsCancellationRequested)
        {
            await traffic.SendAsync(0, cancellation);
        }

        CrashReport report = Tally();
        foreach (SentRun run in _ledger.Runs.Where(run => run.IsAcknowledged))
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
