using System.Diagnostics;

namespace FunctionApp.Local.Crashes;

/// <summary>One child process, from its start to its violent end.</summary>
internal sealed class CrashProcess : IDisposable
{
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CrashProcess(Process process, TextWriter complaints)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Complain(line.Data, complaints);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens; null when it died first.</summary>
    public Task<Uri?> Ready => _ready.Task;

    public static CrashProcess Start(string? program, string connection, string hub, bool alwaysReplay, string? killAt, TextWriter complaints) =>
        Start(program, [CrashChild.Verb, connection, hub, alwaysReplay.ToString()], killAt, complaints);

    public static CrashProcess Start(string? program, IEnumerable<string> arguments, string? killAt, TextWriter complaints)
    {
        ProcessStartInfo start = new(program is null ? Environment.ProcessPath! : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (program is not null || Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(program ?? Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (killAt is not null)
        {
            start.Environment["LOCALHOST_KILL_AT"] = killAt;
        }

        return new CrashProcess(Process.Start(start)!, complaints);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(DeathLimit);
    }

    public Task ExitedAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _ready.TrySetResult(null);
        }
        else if (line.StartsWith(CrashChild.Ready, StringComparison.Ordinal)
            && Uri.TryCreate(line[CrashChild.Ready.Length..], UriKind.Absolute, out Uri? address))
        {
            _ready.TrySetResult(address);
        }
    }

    private static void Complain(string? line, TextWriter complaints)
    {
        if (line is not null)
        {
            complaints.WriteLine("  child: " + line);
        }
    }
}
