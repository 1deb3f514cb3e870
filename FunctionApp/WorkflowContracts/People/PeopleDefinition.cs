namespace FunctionApp.WorkflowContracts.People;

/// <summary>The file <c>people.yaml</c>: who stands behind each role.</summary>
public sealed record PeopleDefinition(IReadOnlyList<RoleDefinition> Roles);
