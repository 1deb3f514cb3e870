using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

/// <summary>One documented behaviour: how to see it, and what is seen on the platform.</summary>
/// <param name="Name">The behaviour as a sentence.</param>
/// <param name="Source">Where it is documented: the row of the platform's behaviours.</param>
/// <param name="Expected">What is seen, as JSON.</param>
/// <param name="ObserveAsync">Looks at it through the public client and the host's own doors only.</param>
public sealed record Scenario(string Name, string Source, string Expected, Func<DurableTaskClient, HttpClient, Task<object?>> ObserveAsync)
{
    public Scenario(string name, string source, string expected, Func<DurableTaskClient, Task<object?>> observeAsync)
        : this(name, source, expected, (client, _) => observeAsync(client))
    {
    }

    public static IReadOnlyList<Scenario> All =>
    [
        .. ReplayScenarios.All, .. EventScenarios.All, .. RetryScenarios.All, .. RestartScenarios.All, .. ChildScenarios.All,
        .. LifecycleScenarios.All, .. IdentityScenarios.All, .. WireScenarios.All,
        .. ManagementScenarios.All,
    ];

    public static IReadOnlyList<Type> Functions =>
    [
        typeof(ConformanceFunction), typeof(ReplayScenarios), typeof(EventScenarios), typeof(RetryScenarios), typeof(RestartScenarios),
        typeof(ChildScenarios), typeof(LifecycleScenarios), typeof(IdentityScenarios), typeof(WireScenarios),
        typeof(ManagementScenarios),
    ];

    /// <summary>Runs an orchestration to its end.</summary>
    public static async Task<OrchestrationMetadata> FinishAsync(
        DurableTaskClient client, string orchestrator, object? input = null, StartOrchestrationOptions? options = null)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        return await EndAsync(client, id);
    }

    public static async Task<OrchestrationMetadata> EndAsync(DurableTaskClient client, string id)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        return await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
    }

    /// <summary>Starts an orchestration and waits until its custom status says that it is ready.</summary>
    public static async Task<string> ReadyAsync(DurableTaskClient client, string orchestrator, object? input = null)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input);
        await StatusAsync(client, id, "ready");
        return id;
    }

    public static async Task StatusAsync(DurableTaskClient client, string id, string status)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(20));
        while ((await client.GetInstanceAsync(id, getInputsAndOutputs: true))?.SerializedCustomStatus != JsonSerializer.Serialize(status))
        {
            await beat.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>How an orchestration ended, in one text.</summary>
    public static string Ending(OrchestrationMetadata done) => $"{done.RuntimeStatus} {done.SerializedOutput}";

    /// <summary>The exception that a call threw, as type and status.</summary>
    public static async Task<string> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "none";
        }
#pragma warning disable CA1031 // the scenario tells whatever was thrown
        catch (Exception refused)
#pragma warning restore CA1031
        {
            string status = refused.Message.Contains("StatusCode=\"", StringComparison.Ordinal) ? " " + refused.Message.Split('"')[1] : "";
            return refused.GetType().Name + status;
        }
    }
}
