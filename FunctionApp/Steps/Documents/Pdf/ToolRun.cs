using System.ComponentModel;
using System.Diagnostics;

namespace FunctionApp.Steps.Documents.Pdf;

/// <summary>Runs a tool of this machine on a file from outside: bounded in time and output, without the app's environment.</summary>
internal static class ToolRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>What the tool wrote; null when it is not there, failed, took too long or wrote more than it may.</summary>
    public static async Task<byte[]?> OutputAsync(
        string tool, IReadOnlyList<string> arguments, int mostBytes, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string? path = start.Environment.TryGetValue("PATH", out string? found) ? found : null;
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process? process = Start(start);
        if (process is null)
        {
            return null;
        }

        // The tool's own clock, not the app's: a test that moves time must not end a tool that is working.
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            byte[]? output = await ReadAsync(process.StandardOutput.BaseStream, mostBytes, limit.Token);
            if (output is null)
            {
                return null;
            }

            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(process);
        }
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellation)
    {
        using MemoryStream kept = new();
        byte[] buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (kept.Length + read > most)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
