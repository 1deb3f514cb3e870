using FunctionApp.Hosting;

namespace FunctionApp.Local.Serving;

/// <summary>The head of the local pages.</summary>
internal static class LocalLinks
{
    public static IReadOnlyList<HtmlLink> At(string current) =>
    [
        new("Start", "/", current == "/"),
        new("Outbox", "/local/outbox", current == "/local/outbox"),
        new("Runs", "/api/ui/runs"),
        new("Operations", "/api/ui"),
    ];
}
