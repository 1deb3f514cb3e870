namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>One thing that may happen next, told in words.</summary>
internal sealed record Happening(string Told, Action Do);
