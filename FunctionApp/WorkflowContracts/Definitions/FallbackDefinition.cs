namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What a step falls back to when its attempts and its route are used up; tried in order.</summary>
public abstract record FallbackDefinition
{
    private FallbackDefinition()
    {
    }

    /// <summary>A fixed answer template.</summary>
    public sealed record Template(string Answer) : FallbackDefinition;

    /// <summary>A decision table instead of a model.</summary>
    public sealed record RulesOnly(string Table) : FallbackDefinition;

    /// <summary>A person does the step, or says no.</summary>
    public sealed record ManualQueue(string Role, TimeSpan Deadline) : FallbackDefinition;

    /// <summary>The run stops and a role is alerted.</summary>
    public sealed record PauseAndAlert(string Role) : FallbackDefinition;

    /// <summary>The step waits and starts anew, so many times.</summary>
    public sealed record Delay(TimeSpan For, int Times = 1) : FallbackDefinition;

    /// <summary>The step is left out; only where it is skippable.</summary>
    public sealed record Skip() : FallbackDefinition;
}
