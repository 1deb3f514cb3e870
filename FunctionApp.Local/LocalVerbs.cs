using FunctionApp.Local.Bench;
using FunctionApp.Local.Chaos;
using FunctionApp.Local.Crashes;
using FunctionApp.Local.Serving;
using FunctionApp.Local.Verbs;

namespace FunctionApp.Local;

/// <summary>The verbs besides serving.</summary>
internal static class LocalVerbs
{
    private static readonly (string Name, string Says, Func<string[], Task<int>> Run)[] All =
    [
        ("audit", "FILE  verifies an exported audit chain; 1 when it was edited, cut or reordered", args =>
            Task.FromResult(AuditVerb.Run(args, Console.Out))),
        ("bench", "[support-reply [runs] | store [finished] | classifier CSV]  measures bare runs, the product, a full store, or the classifier", args =>
            BenchVerb.RunAsync(args, LocalFolders.Azurite, Console.Out, CancellationToken.None)),
        ("chaos", "[--workflow W] [--every N] [--file F]  kills the app before and after everything it writes or sends, and counts outside", args =>
            ChaosVerb.RunAsync(args, LocalFolders.Azurite, LocalFolders.Workflows, Console.Out, CancellationToken.None)),
        ("crash", "[rounds]  kills a working host that often and counts what was lost or doubled", args =>
            CrashVerb.RunAsync(args, LocalFolders.Azurite, Console.Out, CancellationToken.None)),
        ("replay", "FILE  replays a recorded history against this code; 1 when they differ", args =>
            Task.FromResult(ReplayVerb.Run(args, Console.Out))),
        ("check", "[path] [--stale]  examines contracts and writes checks.lock; --stale only those that changed", args =>
            Task.FromResult(CheckVerb.Run(
                args.FirstOrDefault(a => a != "--stale") ?? LocalFolders.Workflows, args.Contains("--stale"), Console.Out))),
        ("new", "<workflow> [--from <workflow>]  writes a contract folder that passes the check", args =>
            Task.FromResult(NewVerb.Run(args, LocalFolders.Workflows, Console.Out))),
        ("simulate", "<workflow> <item.json> [--decide approve|decline|nothing]  one item through the app, reaching nobody", args =>
            SimulateVerb.RunAsync(args, LocalFolders.Workflows, Console.Out, CancellationToken.None)),
        ("schemas", "[folder]  writes the JSON Schemas of the files that people write", args =>
            Task.FromResult(SchemasVerb.Run(args is [{ } folder, ..] ? folder : Path.Combine("docs", "schemas"), Console.Out))),
    ];

    public static async Task<int> RunAsync(string verb, string[] args)
    {
        if (verb is CrashChild.Verb or ChaosChild.Verb)
        {
            return await (verb == CrashChild.Verb ? CrashChild.RunAsync(args, Console.Out) : ChaosChild.RunAsync(args, Console.Out));
        }

        foreach ((string name, _, Func<string[], Task<int>> run) in All)
        {
            if (name == verb)
            {
                return await run(args);
            }
        }

        await Console.Error.WriteLineAsync($"There is no verb '{verb}'. Without a verb Handshake starts; the verbs are:");
        foreach ((string name, string says, _) in All)
        {
            await Console.Error.WriteLineAsync($"  {name,-10} {says}");
        }

        return 2;
    }
}
