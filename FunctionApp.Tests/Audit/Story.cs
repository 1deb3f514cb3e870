using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.Tests.Audit;

/// <summary>Tells what happened in a run of support-reply, minute by minute, as the rooms tell it.</summary>
internal sealed class Story
{
    internal const string RunId = "run-1";

    private readonly List<AuditEntry> _entries = [];
    private double _minute;

    internal static DateTimeOffset Start { get; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    internal static PinnedContract Contract { get; } = Read();

    internal IReadOnlyList<AuditEntry> Entries => _entries;

    internal static Story Begun() => new Story().Tell(new(RunEventKind.RunStarted, Start, "interpreter", "started", State: RunState.Running)
    {
        Facts = [new(FactNames.ReceivedUtc, FactKind.Text, Start.AddMinutes(-1).ToString("O"))],
    });

    internal Story After(double minutes)
    {
        _minute += minutes;
        return this;
    }

    internal Story Step(string id, double? confidence = null, int attempt = 1) => Tell(
        new(RunEventKind.StepCompleted, Now, "steps", "completed", id, attempt)
        {
            Evidence = new("local", "local-templates", null, 100, 20, 300, TimeSpan.FromSeconds(1), confidence, "first that may run"),
        });

    internal Story Fails(string id, string code, int attempt = 1) =>
        Tell(new(RunEventKind.StepFailed, Now, "steps", "failed", id, attempt, code));

    internal Story Note(RunEventKind kind, string result, string? step = null, string? code = null) =>
        Tell(new(kind, Now, "interpreter", result, step, 0, code));

    internal Story Asks(string step, string kind = "approve", int round = 1) => Tell(
        new(RunEventKind.GateOpened, Now, "approvals", "asked", step)
        {
            Facts =
            [
                new(FactNames.GateId, FactKind.Text, $"{step}.{round}"),
                new(FactNames.GateKind, FactKind.Text, kind),
                new(FactNames.GateRole, FactKind.Text, "support-lead"),
                new(FactNames.GateDeadlineUtc, FactKind.Text, Now.AddHours(24).ToString("O")),
            ],
        });

    internal Story Answers(string step, string decision, bool edited = false, int seconds = 90, int round = 1) => Tell(
        new(RunEventKind.GateSettled, Now, "person-7", decision, step)
        {
            Facts =
            [
                new(FactNames.GateId, FactKind.Text, $"{step}.{round}"),
                new(FactNames.GateEdited, FactKind.Truth, edited ? "true" : "false"),
                new(FactNames.ReviewerSeconds, FactKind.Number, $"{seconds}"),
            ],
        });

    internal Story Effect(string step, string result = "applied", string? code = null) =>
        Tell(new(RunEventKind.EffectAnswered, Now, "effects", result, step, 1, code));

    internal Story Ends(RunState state, string result, string? code = null) =>
        Tell(new(RunEventKind.RunEnded, Now, "interpreter", result, Code: code, State: state));

    private DateTimeOffset Now => Start.AddMinutes(_minute);

    private Story Tell(RunEvent happened)
    {
        string before = _entries.Count == 0 ? AuditEntry.NoSha256 : _entries[^1].Sha256;
        _entries.Add(AuditEntry.Next(RunId, _entries.Count + 1, before, happened));
        return this;
    }

    private static PinnedContract Read()
    {
        ContractFolder folder = ContractFolder.Read(Path.Combine(Repository.Root, "FunctionApp", "Workflows", "support-reply", "1.0.0"));
        string text = System.Text.Encoding.UTF8.GetString(folder.Files[ContractFolder.ContractFile].Span);
        WorkflowDefinition definition = AuthoredFile.Read<WorkflowDefinition>(text, ContractFolder.ContractFile).Required();
        return new(new("support-reply", "1.0.0", folder.Sha256), definition, folder.Files);
    }
}
