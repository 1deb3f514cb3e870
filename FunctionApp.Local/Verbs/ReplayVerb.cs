using LocalHost;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- replay FILE</c>: replays a recorded history against this code; 1 when they differ.</summary>
internal static class ReplayVerb
{
    private const int NoFile = 2;

    public static int Run(string[] args, TextWriter output) =>
        Run(args, output, () => Program.CreateBuilder(["--LocalHost:Port=0"]).Build());

    internal static int Run(string[] args, TextWriter output, Func<IHost> build)
    {
        if (args is not [{ } file] || !File.Exists(file))
        {
            output.WriteLine("Name the file of a recorded history: -- replay FILE");
            return NoFile;
        }

        IHost host = build();
        string? difference = host.ReplayHistory(File.ReadAllText(file));
        output.WriteLine(difference is null ? $"{file}: the code does what the history says." : $"{file}: {difference}");
        return difference is null ? 0 : 1;
    }
}
