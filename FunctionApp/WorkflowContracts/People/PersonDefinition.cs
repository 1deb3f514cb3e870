namespace FunctionApp.WorkflowContracts.People;

/// <summary>A person of the house; the record keeps only the id.</summary>
public sealed record PersonDefinition(string Id, string Name, string Email);
