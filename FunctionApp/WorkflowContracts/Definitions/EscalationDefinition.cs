namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Who is asked as well after so much silence.</summary>
public sealed record EscalationDefinition(TimeSpan After, string Role);
