namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>An activity that was called and has not answered; it may also be lost.</summary>
internal sealed record PendingCall(string Function, object? Input, Action<object> Answer, Action Lose);
