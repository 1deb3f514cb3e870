using System.Diagnostics;
using System.Runtime.CompilerServices;
using LocalHost;
using LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Bench;

/// <summary>Measures the bare workflow: alone, and many at once.</summary>
internal static class WorkflowBench
{
    private const int AloneRuns = 100;
    private static readonly int[] AtOnce = [50, 200, 500, 2000];

    public static async IAsyncEnumerable<BenchRow> RunAsync(
        StorageConnection storage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using IHost host = BenchHost.Build(storage, BenchHost.NewHub());
        await host.StartAsync(cancellation);
        DurableTaskClient client = host.GetDurableTaskClient();
        using StorageRequestCounter requests = new(storage);
        await MeasureAsync(client, requests, AtOnce[0], "warm-up", cancellation);
        yield return await AloneAsync(client, requests, cancellation);
        foreach (int count in AtOnce)
        {
            long before = requests.Total;
            BenchRow row = await MeasureAsync(client, requests, count, $"{count} at once", cancellation);
            long caughtUp = Stopwatch.GetTimestamp();
            await host.CatchUpReadModelAsync();
            yield return row with
            {
                TablesLagMs = Stopwatch.GetElapsedTime(caughtUp).TotalMilliseconds,
                RequestsPerRun = (double)(requests.Total - before) / count,
            };
        }

        await host.StopAsync(cancellation);
    }

    public static async Task<BenchRow> AloneAsync(DurableTaskClient client, StorageRequestCounter requests, CancellationToken cancellation)
    {
        long before = requests.Total;
        long start = Stopwatch.GetTimestamp();
        List<double> times = [];
        for (int i = 0; i < AloneRuns; i++)
        {
            times.Add(await OneAsync(client, cancellation));
        }

        return BenchRow.Of("alone", times, Stopwatch.GetElapsedTime(start), requests.Total - before);
    }

    public static async Task<BenchRow> MeasureAsync(
        DurableTaskClient client, StorageRequestCounter requests, int count, string name, CancellationToken cancellation)
    {
        long before = requests.Total;
        long start = Stopwatch.GetTimestamp();
        double[] times = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => OneAsync(client, cancellation)));
        return BenchRow.Of(name, times, Stopwatch.GetElapsedTime(start), requests.Total - before);
    }

    public static async Task<double> OneAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string id = await client.ScheduleNewOrchestrationInstanceAsync(BareWorkflow.Name, cancellation);
        OrchestrationMetadata done = await client.WaitForInstanceCompletionAsync(id, cancellation);
        return done.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"The bench's run {id} ended as {done.RuntimeStatus}.");
    }
}
