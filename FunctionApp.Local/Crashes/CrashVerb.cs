using System.Globalization;
using LocalHost.Storage;

namespace FunctionApp.Local.Crashes;

/// <summary><c>-- crash [rounds]</c>: kills a working host that often; 0 when nothing acknowledged was lost or doubled.</summary>
internal static class CrashVerb
{
    private const int Rounds = 300;

    public static async Task<int> RunAsync(string[] arguments, string cacheFolder, TextWriter output, CancellationToken cancellation)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Rounds;
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { CacheFolder = cacheFolder }, output.WriteLine, cancellationToken: cancellation);
        CrashReport report = await new CrashRounds(new StorageConnection(azurite.ConnectionString), output).RunAsync(rounds, cancellation);
        await output.WriteLineAsync(report.ToString());
        return report.IsClean ? 0 : 1;
    }
}
