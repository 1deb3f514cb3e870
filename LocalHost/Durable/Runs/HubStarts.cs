using DurableTask.Core.Exceptions;
using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>Starts runs. Guarantee: what returned is stored.</summary>
internal sealed class HubStarts(TaskHub hub, HubReader reader)
{
    /// <exception cref="OrchestrationAlreadyExistsException">A run of that id is in a status that refuses the start.</exception>
    public async Task<string> StartAsync(string name, string? input, StartOrchestrationOptions? options)
    {
        StartOrchestrationOptions wanted = options ?? new();
        string id = IdOf(wanted);
        RunView? stored = wanted.InstanceId is null ? null : await reader.FindAsync(id);
        Task done;
        OrchestrationRuntimeStatus? refusing;
        lock (hub.Runs.Gate)
        {
            Run? run = hub.Runs.Find(id);
            refusing = Refusing(run?.State.Status ?? stored?.Status, wanted);
            ExecutionStarted? before = run?.State.Started ?? stored?.Started;
            done = refusing is null
                ? hub.PostAsync(Start(id, name, input, wanted, before is null ? 0 : before.Generation + 1))
                : hub.SettleAsync();
        }

        await done;
        return refusing is null
            ? id
            : throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the status {refusing} already exists.");
    }

    private static string IdOf(StartOrchestrationOptions options)
    {
        string id = options.InstanceId ?? Guid.NewGuid().ToString("N");
        return string.IsNullOrWhiteSpace(id) || id.StartsWith('@')
            ? throw new ArgumentException($"'{id}' is no instance id: it must not be blank or begin with '@'.", nameof(options))
            : id;
    }

    private RunStarted Start(string id, string name, string? input, StartOrchestrationOptions options, int generation) => new()
    {
        InstanceId = id,
        At = hub.Now,
        Started = new ExecutionStarted
        {
            InstanceId = id,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = name,
            Version = options.Version?.Version ?? hub.Settings.DefaultVersion,
            Input = input,
            Tags = options.Tags is { Count: > 0 } tags ? tags : null,
            ScheduledStartTime = options.StartAt?.UtcDateTime,
            Timestamp = hub.Now,
            Generation = generation,
        },
    };

    private bool Refuses(OrchestrationRuntimeStatus existing, StartOrchestrationOptions options) =>
        (!existing.IsFinal() && !hub.Settings.AnyStateMayBeReplaced)
        || (options.DedupeStatuses?.Contains(existing.ToString(), StringComparer.OrdinalIgnoreCase) ?? false);

    private OrchestrationRuntimeStatus? Refusing(OrchestrationRuntimeStatus? existing, StartOrchestrationOptions options) =>
        existing is { } status && Refuses(status, options) ? status : null;
}
