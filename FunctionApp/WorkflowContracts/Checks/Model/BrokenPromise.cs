namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>A promise that does not hold, with the shortest story that breaks it.</summary>
public sealed record BrokenPromise(string RuleId, string Promise, IReadOnlyList<string> Story)
{
    /// <summary>The story as numbered lines for people.</summary>
    public override string ToString() => string.Join(
        '\n', Story.Select((line, i) => $"  {i + 1,2}. {line}").Prepend($"{RuleId}: {Promise}"));
}
