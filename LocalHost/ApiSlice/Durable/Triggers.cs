using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks the orchestration context parameter of an orchestrator.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The orchestrator's name; null takes the function's name.</summary>
    public string? Orchestration { get; set; }
}

/// <summary>Marks the input parameter of an activity.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The activity's name; null takes the function's name.</summary>
    public string? Activity { get; set; }
}

/// <summary>Marks a parameter that receives a DurableTaskClient.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; null takes the host's.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The storage connection; null takes the host's.</summary>
    public string? ConnectionName { get; set; }
}
