using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Approvals;

/// <summary>A durable client that keeps the events it was asked to raise, and fails when told to.</summary>
internal sealed class RaisedEvents() : DurableTaskClient("test")
{
    private readonly List<(string RunId, string Name, object? Payload)> _raised = [];

    public bool Fails { get; set; }

    public string? EndedRun { get; set; }

    public IReadOnlyList<(string RunId, string Name, object? Payload)> Raised
    {
        get
        {
            lock (_raised)
            {
                return [.. _raised];
            }
        }
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        if (Fails)
        {
            throw new InvalidOperationException("the host is gone");
        }

        lock (_raised)
        {
            _raised.Add((instanceId, eventName, eventPayload));
        }

        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult<OrchestrationMetadata?>(new("Orchestration_Run", instanceId)
        {
            RuntimeStatus = instanceId == EndedRun ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Running,
        });

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
