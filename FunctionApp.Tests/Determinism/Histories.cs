using System.Diagnostics;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.Orchestration;
using FunctionApp.Tests.Support;
using LocalHost;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace FunctionApp.Tests.Determinism;

/// <summary>Replays what a house has done, and keeps it as files when asked to.</summary>
/// <remarks>
/// To record anew: <c>HANDSHAKE_RECORD_HISTORIES=1 dotnet test --filter FullyQualifiedName~Tests.Scenarios</c>.
/// </remarks>
internal static partial class Histories
{
    private const string Switch = "HANDSHAKE_RECORD_HISTORIES";

    /// <summary>The histories of this interpreter version.</summary>
    public static string Folder { get; } =
        Path.Combine(Repository.Root, "FunctionApp.Tests", "Determinism", "Histories", RunOrchestrator.InterpreterVersion);

    /// <summary>The scenario that is calling, as Class.Test; null for tests that are none.</summary>
    public static string? CallingScenario() => new StackTrace().GetFrames()
        .Select(frame => frame.GetMethod()?.DeclaringType)
        .Where(type => type?.DeclaringType?.Namespace == "FunctionApp.Tests.Scenarios" && type.Name.StartsWith('<'))
        .Where(type => type!.DeclaringType!.GetMethod(TestName(type.Name))?.IsDefined(typeof(FactAttribute), true) == true)
        .Select(type => $"{type!.DeclaringType!.Name}.{TestName(type.Name)}")
        .FirstOrDefault();

    /// <summary>Fails when a run, replayed as a whole, is not what its history says.</summary>
    public static async Task ReplayAllAsync(IHost host, string? scenario)
    {
        List<string> runs = [];
        await foreach (OrchestrationMetadata run in host.GetDurableTaskClient().GetAllInstancesAsync())
        {
            if (await host.ExportHistoryAsync(run.InstanceId) is { } history)
            {
                Assert.Equal((run.InstanceId, null), (run.InstanceId, host.ReplayHistory(history)));
                runs.AddRange(run.Name == FunctionNames.Run ? [history] : []);
            }
        }

        if (scenario is not null && Environment.GetEnvironmentVariable(Switch) == "1")
        {
            Keep(scenario, runs);
        }
    }

    private static void Keep(string scenario, List<string> runs)
    {
        Directory.CreateDirectory(Folder);
        for (int i = 0; i < runs.Count; i++)
        {
            // where a failure came from says nothing about the run, and names folders of this machine
            string text = StackTraces().Replace(runs[i], "\"StackTrace\": null");
            File.WriteAllText(Path.Combine(Folder, i == 0 ? $"{scenario}.json" : $"{scenario}-{i + 1}.json"), text + "\n");
        }
    }

    private static string TestName(string stateMachine) => stateMachine[1..Math.Max(1, stateMachine.IndexOf('>', StringComparison.Ordinal))];

    [GeneratedRegex("""
        "StackTrace": "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex StackTraces();
}
