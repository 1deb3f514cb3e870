namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>A durable timer that has not fired.</summary>
internal sealed record PendingTimer(DateTime Due, TaskCompletionSource Fired);
