using LocalHost;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- replay FILE</c>: replays a recorded history against this code; 1 when they differ.</summary>
internal static class ReplayVerb
{
    public static int Run(IHost host, string file, TextWriter output)
    {
        string? difference = host.ReplayHistory(File.ReadAllText(file));
        output.WriteLine(difference is null ? $"{file}: the code does what the history says." : $"{file}: {difference}");
        return difference is null ? 0 : 1;
    }
}
