using System.Diagnostics;
using System.Globalization;
using LocalHost;
using LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Bench;

/// <summary><c>-- bench store [finished]</c>: what a store full of finished and waiting runs costs new ones and the next start.</summary>
internal static class StoreBench
{
    private const int Finished = 10_000;
    private const int Waiting = 500;
    private const int AtOnce = 500;

    public static async Task<int> RunAsync(string? count, string cacheFolder, TextWriter output, CancellationToken cancellation)
    {
        int finished = count is null ? Finished : int.Parse(count, CultureInfo.InvariantCulture);
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { CacheFolder = cacheFolder }, output.WriteLine, cancellationToken: cancellation);
        StorageConnection storage = new(azurite.ConnectionString);
        string hub = BenchHost.NewHub();
        await output.WriteLineAsync(BenchRow.Heading("bare workflow"));
        using (IHost host = BenchHost.Build(storage, hub))
        {
            await host.StartAsync(cancellation);
            await RowsAsync(host, storage, "empty", output, cancellation);
            await FillAsync(host, finished, cancellation);
            await RowsAsync(host, storage, $"{finished} ended", output, cancellation);
            await WaitAsync(host.GetDurableTaskClient(), cancellation);
            await host.CatchUpReadModelAsync();
            await host.StopAsync(cancellation);
        }

        long begin = Stopwatch.GetTimestamp();
        using IHost again = BenchHost.Build(storage, hub);
        await again.StartAsync(cancellation);
        TimeSpan started = Stopwatch.GetElapsedTime(begin);
        await WorkflowBench.OneAsync(again.GetDurableTaskClient(), cancellation);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"start with {finished} finished and {Waiting} waiting runs: {started.TotalSeconds:F1} s, first run ended after {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} s"));
        await again.StopAsync(cancellation);
        return 0;
    }

    private static async Task RowsAsync(IHost host, StorageConnection storage, string when, TextWriter output, CancellationToken cancellation)
    {
        using StorageRequestCounter requests = new(storage);
        DurableTaskClient client = host.GetDurableTaskClient();
        await WorkflowBench.MeasureAsync(client, requests, AtOnce, "warm-up", cancellation);
        await host.CatchUpReadModelAsync();
        await output.WriteLineAsync((await WorkflowBench.AloneAsync(client, requests, cancellation) with { Name = $"{when}, alone" }).ToString());
        await host.CatchUpReadModelAsync();
        await output.WriteLineAsync((await WorkflowBench.MeasureAsync(client, requests, AtOnce, $"{when}, {AtOnce}", cancellation)).ToString());
        await host.CatchUpReadModelAsync();
    }

    private static async Task FillAsync(IHost host, int count, CancellationToken cancellation)
    {
        DurableTaskClient client = host.GetDurableTaskClient();
        for (int done = 0; done < count; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkflowBench.OneAsync(client, cancellation)));
            await host.CatchUpReadModelAsync();
        }
    }

    private static async Task WaitAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        string[] ids = await Task.WhenAll(Enumerable.Range(0, Waiting).Select(
            _ => client.ScheduleNewOrchestrationInstanceAsync(BareWorkflow.Waits, cancellation)));
        foreach (string id in ids)
        {
            await client.WaitForInstanceStartAsync(id, cancellation);
        }
    }
}
