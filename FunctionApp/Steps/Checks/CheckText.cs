using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Steps.Checks;

/// <summary>The text to check, what it may rest on, and the run's values for rules that read more.</summary>
internal sealed record CheckText(string Text, string Ground, RunValues? Values = null);
