using LocalHost;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- replay FILE</c>: replays a recorded history against this code; 1 when they differ.</summary>
internal static class ReplayVerb
{
    private const int NoFile = 2;

    public static int Run(string[] args, TextWriter output) =>
        Run(args, output, () => Builder().Build());

    /// <summary>The app, never to be started: a replay touches no storage, but its triggers must name one.</summary>
    internal static FunctionsApplicationBuilder Builder()
    {
        FunctionsApplicationBuilder builder = Program.CreateBuilder(["--LocalHost:Port=0", "--Logging:LogLevel:Default=Error"]);
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]);
        return builder;
    }

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
