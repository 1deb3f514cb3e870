using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Api;

/// <summary>A workflow's contract as it stands now: what new items meet, every version, every stop.</summary>
internal sealed record ContractView(
    string Workflow,
    string Standing,
    IReadOnlyList<string> Reasons,
    string? ActiveVersion,
    string? ContractSha256,
    string? Title,
    string? Owner,
    string? RollbackOwner,
    ContractClass? Class,
    RiskTier? RiskTier,
    IReadOnlyList<ContractView.VersionView> Versions,
    IReadOnlyList<ContractSwitch> Stops)
{
    public static ContractView Of(
        string workflow, CatalogVerdict verdict, IReadOnlyList<CheckedVersion> versions, IReadOnlyList<ContractSwitch> stops)
    {
        PinnedContract? active = (verdict as CatalogVerdict.Active)?.Contract;
        WorkflowDefinition? told = active?.Definition ?? versions.FirstOrDefault(v => v.Definition is not null)?.Definition;
        (string standing, IReadOnlyList<string> reasons) = verdict switch
        {
            CatalogVerdict.Active => ("active", (IReadOnlyList<string>)[]),
            CatalogVerdict.Blocked blocked => ("blocked", blocked.Reasons),
            CatalogVerdict.Inactive inactive => ("inactive", inactive.Reasons),
            _ => ("unknown", []),
        };
        return new(
            workflow, standing, reasons, active?.Pin.Version, active?.Pin.Sha256,
            told?.Title, told?.Owner, told?.RollbackOwner, told?.Class, told?.RiskTier,
            [.. versions.Select(v => new VersionView(v.Folder.Version, v.Folder.Sha256, v.MayActivate, v.Problems))], stops);
    }

    internal sealed record VersionView(string Version, string Sha256, bool MayActivate, IReadOnlyList<ContractProblem> Problems);
}
