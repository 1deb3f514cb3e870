using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>Shows findings, scores and writers, and marks the sentences that were found.</summary>
internal static class EvidenceView
{
    public static IHtmlContent Of(GateEvidence evidence) => Html.When(
        evidence.Findings.Count + evidence.Scores.Count + evidence.Writers.Count > 0,
        $"""
        <section class="card"><h2>What the machine found</h2>
        {Html.When(evidence.Findings.Count > 0, $"<ul>{Html.Each(evidence.Findings, f => Html.Of($"<li><strong>{f.What}</strong> <span class=\"soft\">({f.Step})</span><br><mark>{f.Sentence}</mark></li>"))}</ul>")}
        {Html.Each(evidence.Scores, s => Html.Of($"<h3>{s.Step}</h3><p class=\"lead\">{s.Total}</p><ul>{Html.Each(s.Lines, l => Html.Of($"<li>{l}</li>"))}</ul>"))}
        {Html.When(evidence.Writers.Count > 0, $"<p class=\"soft small\">Written by: {string.Join("; ", evidence.Writers)}</p>")}
        </section>
        """);

    /// <summary>A text with the found sentences marked in it.</summary>
    public static IHtmlContent Marked(string text, GateEvidence evidence)
    {
        string? first = evidence.Findings.Select(f => f.Sentence)
            .Where(s => s.Length > 0 && text.Contains(s, StringComparison.Ordinal))
            .OrderBy(s => text.IndexOf(s, StringComparison.Ordinal)).ThenByDescending(s => s.Length).FirstOrDefault();
        if (first is null)
        {
            return Html.Of($"{text}");
        }

        int at = text.IndexOf(first, StringComparison.Ordinal);
        return Html.Of($"{text[..at]}<mark>{first}</mark>{Marked(text[(at + first.Length)..], evidence)}");
    }
}
