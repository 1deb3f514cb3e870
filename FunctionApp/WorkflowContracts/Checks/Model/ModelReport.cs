namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What the model check saw.</summary>
/// <remarks><para>Shape: <paramref name="BeyondBound"/> counts paths that were cut at the bound.</para></remarks>
public sealed record ModelReport(
    ModelBound Bound, int States, int Paths, int Endings, int BeyondBound, bool Exhausted, BrokenPromise? Broken)
{
    /// <summary>Whether every promise held on everything within the bound.</summary>
    public bool Holds => Broken is null && Exhausted;
}
