using System.Text;
using Grpc.Core;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>The client that [DurableClient] parameters receive.</summary>
internal sealed class LocalDurableTaskClient(DurableHub hub) : DurableTaskClient(hub.Settings.HubName)
{
    public DurableHub Hub => hub;

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        hub.RequireOrchestrator(orchestratorName.Name);
        string? written = Write(input);
        return hub.Starts.StartAsync(orchestratorName.Name, written, options).WaitAsync(cancellation);
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(instanceId))
        {
            throw ClientAnswers.Refusal(StatusCode.InvalidArgument, "An instance id is needed.");
        }

        ArgumentException.ThrowIfNullOrEmpty(eventName);
        CommandAnswer answer = await hub.Commands
            .RaiseEventAsync(instanceId, eventName, Write(eventPayload)).WaitAsync(cancellation);
        if (hub.Settings.ThrowOnRaiseEvent)
        {
            ClientAnswers.Expect(answer, instanceId);
        }
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) => ClientAnswers.Expect(
        await hub.Commands.TerminateAsync(instanceId, Write(options?.Output), options?.Recursive ?? false).WaitAsync(cancellation),
        instanceId);

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        ClientAnswers.Expect(await hub.Commands.SuspendAsync(instanceId, reason).WaitAsync(cancellation), instanceId);

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        ClientAnswers.Expect(await hub.Commands.ResumeAsync(instanceId, reason).WaitAsync(cancellation), instanceId);

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        ClientAnswers.Metadata(
            hub,
            await hub.Reader.WaitAsync(instanceId, status => status != OrchestrationRuntimeStatus.Pending, cancellation),
            getInputsAndOutputs);

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        ClientAnswers.Metadata(hub, await hub.Reader.WaitAsync(instanceId, RuntimeStatusExtensions.IsFinal, cancellation), getInputsAndOutputs);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await hub.Reader.FindAsync(instanceId).WaitAsync(cancellation) is { } view ? ClientAnswers.Metadata(hub, view, getInputsAndOutputs) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        ClientQueries.List(hub, filter ?? new());

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        (CommandAnswer answer, int deleted) = await hub.Purges.PurgeAsync(instanceId, options?.Recursive ?? false).WaitAsync(cancellation);
        return ClientAnswers.Purged(answer, deleted, instanceId);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await ClientQueries.PurgeAsync(hub, filter, options?.Recursive ?? false, cancellation);
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        await hub.Repairs.RestartAsync(instanceId, restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : null).WaitAsync(cancellation)
        ?? throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId));

    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        ClientAnswers.Rewound(await hub.Repairs.RewindAsync(instanceId, reason).WaitAsync(cancellation), instanceId);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // values travel between worker and host as messages of limited length
    private string? Write(object? value)
    {
        string? written = hub.Converter.Serialize(value);
        int most = hub.Settings.LongestMessage;
        return written is not null && Encoding.UTF8.GetByteCount(written) > most
            ? throw ClientAnswers.Refusal(StatusCode.ResourceExhausted, $"The value is longer than the {most} bytes that a message may have.")
            : written;
    }
}
