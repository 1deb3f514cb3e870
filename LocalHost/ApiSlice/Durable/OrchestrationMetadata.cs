using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of an orchestration instance.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>Metadata of a named instance.</summary>
    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>The orchestrator's name.</summary>
    public string Name { get; }

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>Reads inputs and outputs; null when they were not fetched.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>The instance's status.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When the instance was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the instance last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input as stored.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output as stored; the failure's text when failed.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status as stored.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>The tags of the start.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>The failure, when failed.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>True while the status is Running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>True once Completed, Failed or Terminated.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    [MemberNotNullWhen(true, nameof(DataConverter))]
    private bool Fetched => DataConverter is not null;

    /// <summary>The input, deserialised.</summary>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output, deserialised.</summary>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status, deserialised.</summary>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    private T? Read<T>(string? stored) => Fetched
        ? DataConverter.Deserialize<T>(stored)
        : throw new InvalidOperationException("The instance was fetched without its inputs and outputs: ask with getInputsAndOutputs.");
}
