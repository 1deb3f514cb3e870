using System.Globalization;
using System.Runtime.InteropServices;
using LocalHost.Storage;

namespace FunctionApp.Local.Crashes;

/// <summary><c>-- crash [rounds]</c>: kills a working host that often; 0 when nothing acknowledged was lost or doubled.</summary>
/// <remarks>Guarantee: told to stop by a signal, it still says what it has found so far, and gives 1.</remarks>
internal static class CrashVerb
{
    private const int Rounds = 300;
    private static readonly PosixSignal[] Stops = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    public static async Task<int> RunAsync(string[] arguments, string cacheFolder, TextWriter output, CancellationToken cancellation)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Rounds;
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { CacheFolder = cacheFolder }, output.WriteLine, cancellationToken: cancellation);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        List<PosixSignalRegistration> signals = [.. Stops.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        }))];
        CrashReport report = await new CrashRounds(new StorageConnection(azurite.ConnectionString), output, CrashPlan.Default)
            .RunAsync(rounds, stop.Token);
        signals.ForEach(signal => signal.Dispose());
        await output.WriteLineAsync(report.ToString());
        return report.IsClean ? 0 : 1;
    }
}
