namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>One thing that may happen next, told in words; what happens only so often in a run is tried after all else.</summary>
internal sealed record Happening(string Told, Action Do, bool Rare = false);
