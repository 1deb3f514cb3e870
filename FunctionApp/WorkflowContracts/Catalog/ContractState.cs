namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>What is stored about a workflow's contract.</summary>
internal sealed record ContractState(
    string? ChosenVersion, IReadOnlyDictionary<string, string> Activated, IReadOnlyList<ContractSwitch> Switches);
