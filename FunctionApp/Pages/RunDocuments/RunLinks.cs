namespace FunctionApp.Pages.RunDocuments;

/// <summary>Where to go from a run; addresses on this host.</summary>
public sealed record RunLinks(string Self, string Audit, string Page)
{
    /// <summary>The links of a run.</summary>
    internal static RunLinks Of(string runId) => new($"/api/runs/{runId}", $"/api/runs/{runId}/audit", $"/api/ui/runs/{runId}");
}
