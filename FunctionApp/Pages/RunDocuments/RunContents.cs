using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Reads the content that a run's entries refer to.</summary>
/// <remarks><para>Guarantee: content that was erased or changed is shown as not there, never in another form.</para></remarks>
internal sealed class RunContents(BlobVault vault, IReadOnlyList<AuditEntry> entries)
{
    private static readonly string[] ValuePrefixes = ["steps.", "effects.", "lookups."];

    private readonly IReadOnlyList<(string? Step, NamedRef Ref)> _refs =
        [.. entries.SelectMany(e => (e.Event.Refs ?? []).Select(r => (e.Event.StepId, r)))];

    /// <summary>What the paths of the contract reach: the latest of each name, payloads under <c>effects.</c> and their step.</summary>
    internal IReadOnlyList<NamedRef> Values =>
    [
        .. _refs
            .Select(r => r.Ref.Name == "payload" ? r.Ref with { Name = $"effects.{r.Step}" } : r.Ref)
            .GroupBy(r => r.Name)
            .Select(g => g.Last())
            .Where(r => r.Name == "record" || ValuePrefixes.Any(p => r.Name.StartsWith(p, StringComparison.Ordinal))),
    ];

    internal Task<JsonElement?> NamedAsync(string name, CancellationToken cancellation) =>
        ReadAsync(_refs.LastOrDefault(r => r.Ref.Name == name).Ref?.Ref, cancellation);

    /// <summary>The content with a hash, wherever in the run it was referred to.</summary>
    internal Task<JsonElement?> HashedAsync(string sha256, CancellationToken cancellation) =>
        ReadAsync(_refs.FirstOrDefault(r => r.Ref.Ref.Sha256 == sha256).Ref?.Ref, cancellation);

    internal async Task<JsonElement?> ReadAsync(BlobRef? content, CancellationToken cancellation)
    {
        if (content is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(await vault.GetAsync(content, cancellation));
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return null;
        }
    }
}
