namespace FunctionApp.Hosting;

/// <summary>Where a run is seen: its document, its record, its page; addresses on this host.</summary>
public sealed record RunLinks(string Run, string Audit, string Page)
{
    private const string Api = "/api";

    /// <summary>The links of a run.</summary>
    public static RunLinks Of(string runId) =>
        new($"{Api}/runs/{runId}", $"{Api}/runs/{runId}/audit", $"{Api}/ui/runs/{runId}");
}
