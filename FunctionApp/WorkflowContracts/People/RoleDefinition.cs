namespace FunctionApp.WorkflowContracts.People;

/// <summary>A role that contracts name, and its people.</summary>
public sealed record RoleDefinition(string Role, string Title, IReadOnlyList<PersonDefinition> People);
