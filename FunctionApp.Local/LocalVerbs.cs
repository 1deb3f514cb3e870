using FunctionApp.Local.Bench;
using FunctionApp.Local.Serving;
using FunctionApp.Local.Verbs;

namespace FunctionApp.Local;

/// <summary>The verbs besides serving.</summary>
internal static class LocalVerbs
{
    private static readonly (string Name, string Says, Func<string[], Task<int>> Run)[] All =
    [
        ("bench", "measures the host: runs a second, storage requests, memory", _ =>
            BenchVerb.RunAsync(LocalFolders.Azurite, Console.Out, CancellationToken.None)),
        ("schemas", "[folder]  writes the JSON Schemas of the files that people write", args =>
            Task.FromResult(SchemasVerb.Run(args is [{ } folder, ..] ? folder : Path.Combine("docs", "schemas"), Console.Out))),
    ];

    public static async Task<int> RunAsync(string verb, string[] args)
    {
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
