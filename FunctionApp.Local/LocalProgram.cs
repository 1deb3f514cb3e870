using FunctionApp.Local.Serving;

namespace FunctionApp.Local;

/// <summary>Handshake on this machine: without a verb it serves, with one it does that and ends.</summary>
public static class LocalProgram
{
    /// <summary>Exit 0 when all went well, 1 when something was found amiss, 2 when it could not start.</summary>
    public static Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is [{ } verb, .. { } rest] && !verb.StartsWith('-')
            ? LocalVerbs.RunAsync(verb, rest)
            : LocalServer.RunAsync(args);
    }
}
