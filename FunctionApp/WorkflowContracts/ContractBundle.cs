namespace FunctionApp.WorkflowContracts;

/// <summary>A version folder as one stored document.</summary>
internal sealed record ContractBundle(string ContractId, string Version, IReadOnlyList<ContractBundle.Entry> Files)
{
    internal sealed record Entry(string Path, string Base64);
}
