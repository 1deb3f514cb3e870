using FunctionApp.Handoffs;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks.Lint;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps;

/// <summary>One attempt's surroundings.</summary>
internal sealed record StepContext(PinnedContract Contract, StepDefinition Step, RunValues Values, StepInvocation Invocation)
{
    /// <summary>The model that was taken; known also when its answer never came.</summary>
    public RouteChoice? Choice { get; private set; }

    /// <summary>Remembers the model that was taken.</summary>
    public RouteChoice Take(RouteChoice choice) => Choice = choice;

    /// <summary>The texts behind several paths, one below the other.</summary>
    public string Text(IReadOnlyList<string> paths) =>
        string.Join('\n', paths.Select(Values.Text).Where(t => t.Length > 0));

    /// <summary>The values that the data contract calls personal or secret, but for free text, in which things are found.</summary>
    public IReadOnlyList<string> Personal =>
    [
        .. Contract.Definition.Input.Fields
            .Where(IsPersonal)
            .Select(f => Values.Text($"record.{f.Name}")),
        .. PersonalOfItem,
    ];

    private IEnumerable<string> PersonalOfItem => Step.ForEach is { } each && each.Items.StartsWith("record.", StringComparison.Ordinal)
        ? (RecordFields.Find(Contract.Definition.Input.Fields, $"{each.Items}.0".Split('.').AsSpan(1))?.Fields ?? [])
            .Where(IsPersonal).Select(f => Values.Text($"{each.As}.{f.Name}"))
        : [];

    private static bool IsPersonal(FieldDefinition field) =>
        field.Sensitivity != Sensitivity.None && field.Type is not (FieldType.Text or FieldType.List or FieldType.Object);
}
