using System.Diagnostics;
using LocalHost.Storage;

namespace FunctionApp.Local.Chaos;

/// <summary><c>-- chaos</c>: ends the host before and after everything it writes or sends, and counts outside; 0 when nothing is lost, doubled or stuck.</summary>
internal static class ChaosVerb
{
    // What one environment variable of Azurite's process can name; a workflow has some hundred points.
    private const int Accounts = 1_000;

    public static async Task<int> RunAsync(
        string[] args, string cacheFolder, string workflows, TextWriter output, CancellationToken cancellation)
    {
        if (ChaosOptions.Read(args) is not { } options)
        {
            await output.WriteLineAsync(ChaosOptions.Usage);
            return 2;
        }

        await using StreamWriter lines = new(options.File, append: false) { AutoFlush = true };
        ChaosRounds rounds = new(new ChaosRun(null, workflows, output), async line =>
        {
            await lines.WriteLineAsync(line.ToString());
            if (!line.IsClean)
            {
                await output.WriteLineAsync(line.ToString());
            }
        });
        string[] accounts = [.. Enumerable.Range(1, Accounts).Select(i => $"chaos{i}")];
        long started = Stopwatch.GetTimestamp();
        foreach (ChaosStory story in ChaosStory.All.Where(s => options.Workflow is null || s.Workflow == options.Workflow))
        {
            await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { CacheFolder = cacheFolder, FurtherAccounts = accounts }, output.WriteLine, cancellationToken: cancellation);
            int taken = 0;
            await rounds.RunAsync(story, options, () => new(azurite.ConnectionStringOf(accounts[taken++])), cancellation);
            await output.WriteLineAsync($"{story.Workflow}: {rounds.Summary(story.Workflow)}");
        }

        await output.WriteLineAsync($"all: {rounds.Summary(null)} ({Stopwatch.GetElapsedTime(started).TotalMinutes:F1} min; {options.File})");
        return rounds.IsClean ? 0 : 1;
    }
}
