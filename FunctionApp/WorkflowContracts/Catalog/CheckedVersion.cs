using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>A version folder with what was found in it; it may become active only without problems.</summary>
public sealed record CheckedVersion(
    ContractFolder Folder, WorkflowDefinition? Definition, IReadOnlyList<ContractProblem> Problems)
{
    /// <summary>Whether new runs may be started on it.</summary>
    public bool MayActivate => Definition is not null && Problems.Count == 0;
}
