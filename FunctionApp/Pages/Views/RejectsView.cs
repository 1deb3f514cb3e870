using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Items that broke their data contract, and why.</summary>
internal static class RejectsView
{
    private static readonly Dictionary<string, (string Words, Tone Tone)> States = new(StringComparer.Ordinal)
    {
        ["open"] = ("To be mended", Tone.Warn),
        ["sending"] = ("Being sent again", Tone.Active),
        ["rejected_again"] = ("Sent again, rejected again", Tone.Bad),
        ["sent_again"] = ("The sender sent it mended", Tone.Good),
        ["resubmitted"] = ("Mended and sent", Tone.Good),
    };

    internal static HtmlPage Of(IReadOnlyList<KeptReject> rejects) => Ui.Page(
        "/rejects",
        "Rejects",
        rejects.Count == 0
            ? Html.Of(
                $"""
                <section class="card empty"><p class="lead">Nothing was rejected.</p>
                <p>An item that does not keep its data contract is kept here with what is wrong in it, so that a person can mend it. None is lost.</p></section>
                """)
            : Html.Each(rejects, r => Card(r, true)));

    internal static IHtmlContent Card(KeptReject kept, bool inList = false)
    {
        RejectedRecord reject = kept.Reject;
        return Html.Of(
            $"""
            <section class="card" aria-labelledby="{reject.RejectId}"><h2 id="{reject.RejectId}">{reject.Workflow}, {Html.Time(reject.RejectedUtc)}</h2>
            <p>{Ui.Badge(States.TryGetValue(kept.State, out (string, Tone) known) ? known : (kept.State, Tone.Plain))}{Html.When(kept.RunId is not null, $""" <a href="{Ui.Root}/runs/{kept.RunId}">Its run</a>""")}</p>
            <table class="stack"><thead><tr><th scope="col">Where</th><th scope="col">Expected</th><th scope="col">Found</th></tr></thead>
            <tbody>{Html.Each(reject.Violations, Row)}</tbody></table>
            {Html.When(inList && kept.State is ("open" or "sending"), $"""<p><a class="button second" href="{Ui.Root}/rejects/{reject.RejectId}" aria-label="Mend the item of {reject.Workflow} {reject.RejectId}">Mend it</a></p>""")}
            <p class="soft small"><code>{reject.RejectId}</code></p></section>
            """);
    }

    private static IHtmlContent Row(ContractViolation violation) => Html.Of(
        $"""
        <tr><th scope="row"><code>{(violation.Pointer.Length == 0 ? "the whole item" : violation.Pointer)}</code></th>
        <td data-label="Expected">{violation.Expected}</td><td data-label="Found">{violation.Observed}</td></tr>
        """);
}
