namespace LocalHost.Functions;

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    /// <summary>An HTTP request.</summary>
    Http,

    /// <summary>A message of a storage queue.</summary>
    Queue,

    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>An episode of a durable orchestration.</summary>
    Orchestration,

    /// <summary>A durable orchestration that calls it.</summary>
    Activity,
}
