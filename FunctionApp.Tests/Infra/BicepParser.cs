using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using FunctionApp.Tests.Support;
using LocalHost.Storage;

namespace FunctionApp.Tests.Infra;

/// <summary>The pinned Bicep grammar, fetched once by npm into a folder named after its lock file and script.</summary>
internal static class BicepParser
{
    private static readonly string Pins = Path.Combine(Repository.Root, "FunctionApp.Tests", "Infra", "bicep-parser");
    private static readonly string[] PinnedFiles = ["package.json", "package-lock.json", "parse.mjs"];
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The syntax trees of files, in their order.</summary>
    public static async Task<IReadOnlyList<BicepNode>> ReadAsync(IEnumerable<string> paths)
    {
        using Process node = NodeProgram.Node([Path.Combine(await Installed.Value, "parse.mjs"), .. paths]);
        node.StandardInput.Close();
        Task<string> complaint = node.StandardError.ReadToEndAsync();
        string trees = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<List<BicepNode>>(trees, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"the Bicep parser ended with {node.ExitCode}: {await complaint}");
    }

    // The folder gets its name only when it is whole, so a start that was cut off leaves nothing that looks installed.
    private static async Task<string> InstallAsync()
    {
        byte[] pins = [.. PinnedFiles.SelectMany(f => File.ReadAllBytes(Path.Combine(Pins, f)))];
        string hash = Convert.ToHexStringLower(SHA256.HashData(pins))[..12];
        string cache = Path.Combine(Repository.Root, ".local", "bicep-parser");
        string folder = Path.Combine(cache, hash);
        Directory.CreateDirectory(cache);
        await using FileStream only = await FileLock.TakeAsync(Path.Combine(cache, "install.lock"), TimeProvider.System, CancellationToken.None);
        if (!Directory.Exists(folder))
        {
            string unfinished = $"{folder}.unfinished";
            Directory.CreateDirectory(unfinished);
            foreach (string name in PinnedFiles)
            {
                File.Copy(Path.Combine(Pins, name), Path.Combine(unfinished, name), overwrite: true);
            }

            await RunNpmAsync(unfinished);
            Directory.Move(unfinished, folder);
        }

        return folder;
    }

    private static async Task RunNpmAsync(string folder)
    {
        using Process npm = NodeProgram.Npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
        npm.StandardInput.Close();
        Task<string> said = npm.StandardOutput.ReadToEndAsync();
        string complaint = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install the Bicep grammar: {complaint}{await said}");
        }
    }
}
