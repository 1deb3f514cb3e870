using System.Text.Json.Nodes;
using FunctionApp.Local.Serving;
using LocalHost.Functions;
using LocalHost.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- simulate</c>: one item through the whole app on storage that is thrown away, with every target sandboxed.</summary>
internal static class SimulateVerb
{
    private const string Usage = "simulate <workflow> <item.json> [--decide approve|decline|nothing]";

    public static async Task<int> RunAsync(string[] args, string workflows, TextWriter output, CancellationToken cancellation)
    {
        int decide = Array.IndexOf(args, "--decide");
        string decision = decide < 0 ? "approve" : args.ElementAtOrDefault(decide + 1) ?? "";
        if (args is not [{ } workflow, { } file, ..] || !File.Exists(file) || decision is not ("approve" or "decline" or "nothing"))
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }

        JsonNode? item = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellation));
        DirectoryInfo mails = Directory.CreateTempSubdirectory("handshake-simulate-");
        try
        {
            await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(
                new() { CacheFolder = LocalFolders.Azurite }, _ => { }, cancellationToken: cancellation);
            using IHost host = SandboxApp.Build(azurite.ConnectionString, workflows, mails.FullName, "simulate");
            await host.StartAsync(cancellation);
            int ended = await FollowAsync(host, workflow, item!, decision, output, cancellation);
            await host.StopAsync(cancellation);
            return ended;
        }
        finally
        {
            mails.Delete(recursive: true);
        }
    }

    private static async Task<int> FollowAsync(
        IHost host, string workflow, JsonNode item, string decision, TextWriter output, CancellationToken cancellation)
    {
        using HttpClient client = new() { BaseAddress = host.Services.GetRequiredService<HostAddress>().BaseAddress };
        Simulation simulation = new(client, host.Services.GetRequiredService<Outbox>(), output);
        return await simulation.RunAsync(workflow, item, decision, cancellation);
    }
}
