using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Checks;

/// <summary>The text to check, what it may rest on, and the run's values for rules that read more.</summary>
internal sealed record CheckText(string Text, string Ground, RunValues? Values = null)
{
    /// <summary>What stands in a file of the contract or at a path of the run, for rules that name their own ground.</summary>
    public Func<string, string>? Read { get; init; }

    /// <summary>The ground that a rule names; the whole ground where nothing can be looked up.</summary>
    public string Named(IEnumerable<string> places) => Read is { } read ? string.Join('\n', places.Select(read)) : Ground;
}
