namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How an effect is undone.</summary>
public sealed record CompensationDefinition(string Operation, IReadOnlyList<MappedField> Payload);
