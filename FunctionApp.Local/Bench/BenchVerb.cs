using LocalHost.Storage;

namespace FunctionApp.Local.Bench;

/// <summary><c>-- bench</c>: measures the workflow host on an Azurite of its own and prints a table.</summary>
internal static class BenchVerb
{
    public static async Task<int> RunAsync(string cacheFolder, TextWriter output, CancellationToken cancellation)
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { CacheFolder = cacheFolder }, output.WriteLine, cancellationToken: cancellation);
        output.WriteLine($"{"bare workflow",-16}{"runs/s",10}{"p50 ms",10}{"p95 ms",10}{"requests",10}{"peak MB",10}{"tables ms",12}");
        await foreach (BenchRow row in WorkflowBench.RunAsync(new StorageConnection(azurite.ConnectionString), cancellation))
        {
            output.WriteLine(row);
        }

        return 0;
    }
}
