using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FunctionApp.Local.Serving;
using LocalHost;
using LocalHost.Functions;
using LocalHost.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Bench;

/// <summary><c>-- bench support-reply [runs]</c>: ordinary tickets through the whole app, each with all of its records.</summary>
internal static class ProductBench
{
    private const int DefaultRuns = 500;
    private const int WarmUp = 30;
    private const int AtOnce = 32;

    public static async Task<int> RunAsync(string? count, TextWriter output, CancellationToken cancellation)
    {
        int runs = count is null ? DefaultRuns : int.Parse(count, CultureInfo.InvariantCulture);
        DirectoryInfo mails = Directory.CreateTempSubdirectory("handshake-bench-");
        try
        {
            await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { CacheFolder = LocalFolders.Azurite }, output.WriteLine, cancellationToken: cancellation);
            using IHost host = SandboxApp.Build(azurite.ConnectionString, LocalFolders.Workflows, mails.FullName, "bench");
            await host.StartAsync(cancellation);
            using RequestLog log = new();
            using StorageRequestCounter requests = new(new StorageConnection(azurite.ConnectionString));
            using HttpClient http = new() { BaseAddress = host.Services.GetRequiredService<HostAddress>().BaseAddress };
            await WorkAsync(host, http, "warm", WarmUp, cancellation);
            log.Clear();
            long before = requests.Total;
            (BenchRow row, int alone) = await WorkAsync(host, http, "run", runs, cancellation);
            row = row with { RequestsPerRun = (double)(requests.Total - before) / runs };
            await output.WriteLineAsync(BenchRow.Heading("support-reply"));
            await output.WriteLineAsync(row.ToString());
            await output.WriteLineAsync($"{alone} of {runs} ended without a person; storage requests a run:");
            foreach ((string what, int times) in log.Counts)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {(double)times / runs,7:F2}  {what}"));
            }

            await host.StopAsync(cancellation);
            return 0;
        }
        finally
        {
            mails.Delete(recursive: true);
        }
    }

    // a run's time is from the door to the end of its orchestration, its records included
    private static async Task<(BenchRow Row, int Alone)> WorkAsync(
        IHost host, HttpClient http, string name, int count, CancellationToken cancellation)
    {
        DurableTaskClient client = host.GetDurableTaskClient();
        double[] times = new double[count];
        int alone = 0;
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, token) =>
        {
            long began = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await http.PostAsJsonAsync("api/workflows/support-reply/runs", Ticket($"{name}-{i}"), token);
            string run = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(token))!["run_id"]!.GetValue<string>();
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(token);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            OrchestrationMetadata done = await client.WaitForInstanceCompletionAsync(run, patience.Token);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            _ = done.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? Interlocked.Increment(ref alone) : alone;
        });
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        await host.CatchUpReadModelAsync();
        return (BenchRow.Of("auto-approved", times, took, 0) with { TablesLagMs = (Stopwatch.GetElapsedTime(start) - took).TotalMilliseconds }, alone);
    }

    private static JsonObject Ticket(string id) => new()
    {
        ["ticket_id"] = id,
        ["subject"] = "Where is my parcel?",
        ["body"] = "Hello, I ordered two mugs last week and my order BB-104233 has not arrived yet. When will it be delivered?",
        ["customer_email"] = $"{id}@customer.example",
        ["customer_name"] = "Maria Lopez",
        ["order_number"] = "BB-104233",
    };
}
