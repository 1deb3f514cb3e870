using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using LocalHost.Storage;

namespace FunctionApp.Tests.Audit;

/// <summary>An audit trail on real tables, with arbitrary events to put into it.</summary>
internal sealed class AuditRig
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private AuditRig(StorageConnection storage)
    {
        Index = new RunIndex(storage.Tables);
        Trail = new AuditTrail(storage.Tables, new BlobVault(storage.Blobs), Index);
    }

    internal AuditTrail Trail { get; }

    internal RunIndex Index { get; }

    internal string RunId { get; } = $"run-{Guid.NewGuid():N}";

    internal static async Task<AuditRig> OnAsync(string connectionString)
    {
        StorageConnection storage = new(connectionString);
        foreach (string table in (string[])[StorageNames.AuditTrail, StorageNames.RunIndex, StorageNames.KpiFacts])
        {
            await storage.Tables.CreateTableIfNotExistsAsync(table);
        }

        await storage.Blobs.GetBlobContainerClient(StorageNames.RunContents).CreateIfNotExistsAsync();
        return new(storage);
    }

    internal RunScope Scope(AuditHead? head = null, params IReadOnlyList<RunEvent> notes) =>
        new(RunId, new("support-reply", "1.0.0", new string('a', 64)), head, notes);

    internal static RunEvent Event(
        string result, RunState? state = null, RunEventKind kind = RunEventKind.StepCompleted, string? step = "classify") =>
        new(kind, Noon, "steps", result, step, 1, State: state);

    internal Task<Recorded<string>> RecordAsync(string outcome, int attempt = 1, AuditHead? head = null, Action? working = null) =>
        Trail.RecordOnceAsync(
            Scope(head),
            "classify",
            attempt,
            "step",
            _ =>
            {
                working?.Invoke();
                return Task.FromResult((outcome, Event(outcome)));
            },
            CancellationToken.None);

    internal async Task<IReadOnlyList<string>> ResultsAsync() =>
        [.. (await Trail.ReadAsync(RunId, CancellationToken.None)).Entries.Select(e => e.Event.Result)];
}
