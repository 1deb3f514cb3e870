using LocalHost.Storage;

namespace FunctionApp.Local.Bench;

/// <summary><c>-- bench</c>: measures the workflow host on an Azurite of its own and prints a table.</summary>
internal static class BenchVerb
{
    public static Task<int> RunAsync(string[] args, string cacheFolder, TextWriter output, CancellationToken cancellation) => args switch
    {
        ["classifier", { } csv] => Task.FromResult(ClassifierBench.Run(csv, output)),
        ["support-reply", .. var rest] => ProductBench.RunAsync(rest.FirstOrDefault(), output, cancellation),
        ["store", .. var rest] => StoreBench.RunAsync(rest.FirstOrDefault(), cacheFolder, output, cancellation),
        _ => BareAsync(cacheFolder, output, cancellation),
    };

    private static async Task<int> BareAsync(string cacheFolder, TextWriter output, CancellationToken cancellation)
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { CacheFolder = cacheFolder }, output.WriteLine, cancellationToken: cancellation);
        output.WriteLine(BenchRow.Heading("bare workflow"));
        await foreach (BenchRow row in WorkflowBench.RunAsync(new StorageConnection(azurite.ConnectionString), cancellation))
        {
            output.WriteLine(row);
        }

        return 0;
    }
}
