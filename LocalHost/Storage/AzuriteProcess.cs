using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LocalHost.Storage;

/// <summary>A running Azurite that stops gracefully with its owner, even when the owner is killed.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Uri> _addresses = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _complaint;
    private int _stopping;

    private AzuriteProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        Exited = process.WaitForExitAsync();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => _complaint = line.Data ?? _complaint;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Opens the account with the emulator's published key.</summary>
    public string ConnectionString => EmulatorAccount.ConnectionString(_addresses["Blob"], _addresses["Queue"], _addresses["Table"]);

    /// <summary>Opens one of the further accounts.</summary>
    public string ConnectionStringOf(string account) =>
        EmulatorAccount.ConnectionString(_addresses["Blob"], _addresses["Queue"], _addresses["Table"], account);

    /// <summary>Ends when Azurite does, whoever ended it.</summary>
    public Task Exited { get; }

    internal int ProcessId => _process.Id;

    /// <summary>Installs Azurite where needed, starts it and waits until its three services listen.</summary>
    /// <exception cref="AzuriteStartException">Node is missing, npm failed, a port is taken or the data folder is in use.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteOptions options, Action<string>? progress = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        time ??= TimeProvider.System;
        string program = await new AzuriteInstall(options.CacheFolder, progress ?? (_ => { }), time)
            .EnsureAsync(cancellationToken).ConfigureAwait(false);
        if (options.DataFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
            await DataFolderOwner.WaitUntilGoneAsync(folder, time, cancellationToken).ConfigureAwait(false);
        }

        AzuriteProcess azurite = new(NodeProgram.Node([AzuriteInstall.Keeper, program, .. options.Arguments()], options.Accounts), time);
        try
        {
            await azurite.UntilListeningAsync(cancellationToken).ConfigureAwait(false);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks Azurite to write everything down and end, and waits for it.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopping, 1) == 0)
        {
            _process.StandardInput.Close();
        }

        try
        {
            await Exited.WaitAsync(StopLimit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited.ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task UntilListeningAsync(CancellationToken cancellationToken)
    {
        Task first;
        try
        {
            first = await Task.WhenAny(_listening.Task, Exited).WaitAsync(StartLimit, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException slow)
        {
            throw new AzuriteStartException($"Azurite did not answer within {StartLimit.TotalSeconds:F0} s; start again.", slow);
        }

        if (first == Exited)
        {
            throw new AzuriteStartException(Explained(_complaint ?? ""));
        }
    }

    private void Hear(string? line)
    {
        if (Listening().Match(line ?? "") is not { Success: true } match)
        {
            return;
        }

        _addresses[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
        if (_addresses.Count == 3)
        {
            _listening.TrySetResult();
        }
    }

    private static string Explained(string complaint) => TakenPort().Match(complaint) is { Success: true } match
        ? $"Port {match.Groups["port"].Value} on 127.0.0.1 is taken by another program: stop it, or choose another port for the local storage."
        : $"Azurite ended while starting ({(complaint.Length == 0 ? "no reason given" : complaint)}).";

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"EADDRINUSE.*:(?<port>\d+)")]
    private static partial Regex TakenPort();
}
