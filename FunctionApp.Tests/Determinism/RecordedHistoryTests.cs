using System.Text.RegularExpressions;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Local.Verbs;
using FunctionApp.Tests.WorkflowContracts;
using LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace FunctionApp.Tests.Determinism;

/// <summary>Runs that wait while a new release is deployed go on with it: every recorded run must replay on this code.</summary>
public sealed partial class RecordedHistoryTests
{
    private static readonly Lazy<IHost> Shipped = new(() => ReplayVerb.Builder().Build());

    private static string[] Files { get; } =
        Directory.Exists(Histories.Folder) ? [.. Directory.EnumerateFiles(Histories.Folder, "*.json").Order(StringComparer.Ordinal)] : [];

    public static TheoryData<string> Recorded()
    {
        TheoryData<string> names = [];
        foreach (string file in Files)
        {
            names.Add(Path.GetFileName(file));
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_run_is_what_the_interpreter_does(string file) =>
        Assert.Null(Shipped.Value.ReplayHistory(File.ReadAllText(Path.Combine(Histories.Folder, file))));

    [Fact]
    public void Every_kind_of_ending_is_recorded()
    {
        string all = string.Concat(Files.Select(File.ReadAllText)).Replace("_", "", StringComparison.Ordinal);
        Assert.All(["Completed", "Declined", "Cancelled", "RolledBack"], ending => Assert.Contains(ending, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Histories_hold_no_personal_text_and_no_folders()
    {
        foreach (string file in Files)
        {
            Match found = Personal().Match(File.ReadAllText(file));
            Assert.False(found.Success, $"{Path.GetFileName(file)}: {found.Value}");
        }
    }

    [Fact]
    public void The_verb_gives_0_for_the_shipped_code_and_1_for_changed_code_with_the_first_difference()
    {
        string file = Path.Combine(Histories.Folder, "OrdinaryTicketTests.An_ordinary_ticket_is_answered_without_a_person.json");
        StringWriter said = new();
        Assert.Equal(0, ReplayVerb.Run([file], said, () => Shipped.Value));
        Assert.Contains("does what the history says", said.ToString(), StringComparison.Ordinal);

        said = new();
        Assert.Equal(1, ReplayVerb.Run([file], said, ChangedApp));
        Assert.Contains(FunctionNames.CloseRun, said.ToString(), StringComparison.Ordinal);
        Assert.Matches("as action [0-9]+", said.ToString());
        Assert.Equal(2, ReplayVerb.Run(["no-such-file"], said, ChangedApp));
    }

    private static IHost ChangedApp()
    {
        FunctionsApplicationBuilder builder = ReplayVerb.Builder();
        builder.Services.Configure<LocalHostOptions>(options => options.FunctionClasses.Add(typeof(ChangedRun)));
        return builder.Build();
    }

    // what the tests' tickets and people are called, addresses, and folders
    [GeneratedRegex(@"maria|lopez|hartmann|mugs|lawyer|[a-z0-9]@(?!localhost)[a-z]|/work/|/home/|/tmp/|127\.0\.0\.1|[A-Z]:\\\\", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    public static class ChangedRun
    {
        private static readonly Lazy<Func<TaskOrchestrationContext, Task<RunOutcome>>> Code = new(() => PatchedInterpreter.With(
            "Interpreter.Orchestrator.cs",
            "await _run.CallAsync<string>(FunctionNames.CloseRun",
            "await _run.CallAsync<string>(FunctionNames.RecordKpi").Run);

        [Function(FunctionNames.Run)]
        public static Task<RunOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context) => Code.Value(context);
    }
}
