namespace FunctionApp.WorkflowContracts;

/// <summary>What the catalogue says of a workflow's contract right now.</summary>
public abstract record CatalogVerdict
{
    private CatalogVerdict()
    {
    }

    /// <summary>There is no such workflow.</summary>
    public sealed record Unknown() : CatalogVerdict;

    /// <summary>There is one, but no version of it may run; the reasons are for people.</summary>
    public sealed record Inactive(IReadOnlyList<string> Reasons) : CatalogVerdict;

    /// <summary>The contract or an operator stops it; the reasons are for people.</summary>
    public sealed record Blocked(IReadOnlyList<string> Reasons) : CatalogVerdict;

    /// <summary>New runs start on this version.</summary>
    public sealed record Active(PinnedContract Contract) : CatalogVerdict;
}
