using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LocalHost.Storage;

/// <summary>The pinned Azurite, fetched once by npm into a folder named after its lock file.</summary>
internal sealed partial class AzuriteInstall(string cacheFolder, Action<string> progress, TimeProvider time)
{
    private const int PackagesPerLine = 50;
    private static readonly string Pins = Path.Combine(AppContext.BaseDirectory, "azurite");

    internal static string Keeper => Path.Combine(Pins, "keeper.js");

    /// <summary>The path of Azurite's program, installed when it is not there yet.</summary>
    internal async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        byte[] pins = await File.ReadAllBytesAsync(Path.Combine(Pins, "package-lock.json"), cancellationToken).ConfigureAwait(false);
        string folder = Path.GetFullPath(Path.Combine(cacheFolder, Convert.ToHexStringLower(SHA256.HashData(pins))[..12]));
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(cacheFolder);
            await using FileStream only = await FileLock.TakeAsync(Path.Combine(cacheFolder, "install.lock"), time, cancellationToken)
                .ConfigureAwait(false);
            if (!Directory.Exists(folder))
            {
                await InstallAsync(folder, cancellationToken).ConfigureAwait(false);
            }
        }

        return Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
    }

    // The folder gets its name only when it is whole, so a start that was cut off leaves nothing that looks installed.
    private async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        string unfinished = $"{folder}.unfinished";
        Remove(unfinished);
        Directory.CreateDirectory(unfinished);
        foreach (string name in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(Pins, name), Path.Combine(unfinished, name));
        }

        progress("Installing Azurite, the local storage (once; about 200 MB on disk).");
        long started = time.GetTimestamp();
        await RunNpmAsync(unfinished, cancellationToken).ConfigureAwait(false);
        Directory.Move(unfinished, folder);
        progress($"Azurite is installed ({time.GetElapsedTime(started).TotalSeconds:F0} s).");
    }

    private async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=http"];
        using Process npm = NodeProgram.Npm(arguments, folder);
        npm.StandardInput.Close();
        string? complaint = null;
        int fetched = 0;
        npm.OutputDataReceived += (_, _) => { };
        npm.ErrorDataReceived += (_, line) =>
        {
            if (Tarball().IsMatch(line.Data ?? "") && ++fetched % PackagesPerLine == 0)
            {
                progress($"Azurite: {fetched} packages fetched.");
            }

            complaint ??= Complaint().Match(line.Data ?? "") is { Success: true } match ? match.Groups["text"].Value : null;
        };
        npm.BeginOutputReadLine();
        npm.BeginErrorReadLine();
        try
        {
            await npm.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!npm.HasExited)
            {
                npm.Kill(entireProcessTree: true);
            }
        }

        if (npm.ExitCode != 0)
        {
            throw new AzuriteStartException(
                $"npm could not install Azurite ({complaint ?? $"exit code {npm.ExitCode}"}): check the network and npm's registry setting, then start again.");
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^npm http (fetch|cache) .*(\.tgz|@)")]
    private static partial Regex Tarball();

    [GeneratedRegex(@"^npm (error|ERR!) code (?<text>\S+)")]
    private static partial Regex Complaint();
}
