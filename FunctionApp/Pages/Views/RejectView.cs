using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>One rejected item: what is wrong in it, a form to mend it, and what became of sending it again.</summary>
internal static class RejectView
{
    internal static HtmlPage Of(KeptReject kept, MendForm? form, string? refusal = null) => Ui.Page(
        "/rejects",
        "A rejected item",
        Html.Of(
            $"""
            {RejectsView.Card(kept)}
            {(form is null ? NoForm(kept) : Form(form))}
            """),
        Html.Of($"""<a href="{Ui.Root}/rejects">Rejects</a> · {kept.Reject.Workflow}"""),
        refusal is null ? null : new(Tone.Bad, Html.Of($"<p>{refusal}</p>")),
        refusal is null ? 200 : 422);

    internal static HtmlPage After(string rejectId, ResubmitOutcome outcome) => outcome switch
    {
        ResubmitOutcome.Sent { Verdict: IntakeVerdict.Accepted a } => Done("It was sent again", Started(a.RunId), Tone.Good, 200),
        ResubmitOutcome.Sent { Verdict: IntakeVerdict.Duplicate d } => Done("It was sent again", Started(d.RunId), Tone.Good, 200),
        ResubmitOutcome.Sent { Verdict: IntakeVerdict.Rejected r } => Done(
            "It is still not right",
            Html.Of(
                $"""
                <ul>{Html.Each(r.Violations, v => Html.Of($"<li><code>{(v.Pointer.Length == 0 ? "the whole item" : v.Pointer)}</code>: expected {v.Expected}, found {v.Observed}</li>"))}</ul>
                <p><a class="button" href="{Ui.Root}/rejects/{r.RejectId}">Mend it further</a></p>
                """),
            Tone.Bad,
            422),
        ResubmitOutcome.Sent { Verdict: IntakeVerdict.Blocked b } => Done(
            "The workflow starts no runs now",
            Html.Of($"<p>{string.Join(" ", b.Reasons)}</p><p>The mended item is kept. Send it again when the workflow runs.</p>"),
            Tone.Warn,
            409),
        ResubmitOutcome.WentOn { RunId: { } run } => Done("It went on before", Started(run), Tone.Plain, 409),
        ResubmitOutcome.WentOn { NextRejectId: { } next } => Done(
            "It went on before", Html.Of($"""<p>It was sent again and is <a href="{Ui.Root}/rejects/{next}">another reject</a> now.</p>"""), Tone.Plain, 409),
        ResubmitOutcome.Unreadable no => Done("There is no mended item", Back(no.Reason, rejectId), Tone.Bad, 422),
        ResubmitOutcome.Unknown => Ui.NotFound("/rejects", "There is no such reject."),
        _ => Done("It was not taken", Back("The door did not take the item; nothing was started.", rejectId), Tone.Bad, 422),
    };

    private static IHtmlContent Form(MendForm form) => Html.Of(
        $"""
        <section class="card" aria-labelledby="mend"><h2 id="mend">Mend it and send it again</h2>
        <form method="post" autocomplete="off"><input type="hidden" name="{FormGuard.Field}" value="{form.FormToken}">
        <div class="field"><label for="item">The item</label>
        <p class="hint" id="item-hint">JSON, as it came in. Values that stand as {RunDocuments.SecretFields.Shown} are hidden and stay as they are.</p>
        <textarea id="item" name="item" class="code" rows="16" spellcheck="false" aria-describedby="item-hint">
        {form.Text}</textarea></div>
        <div class="actions"><button>Send it again</button></div></form></section>
        """);

    private static IHtmlContent NoForm(KeptReject kept) => kept.State is "open" or "sending"
        ? Html.Of($"""<section class="card"><p>It cannot be mended here: that needs the role operator and an item that is JSON of a size that fits a page. The sender can send it anew; a mended item closes this reject.</p></section>""")
        : Html.When(kept.NextRejectId is not null, $"""<section class="card"><p>It was sent again and is <a href="{Ui.Root}/rejects/{kept.NextRejectId}">another reject</a> now.</p></section>""");

    private static IHtmlContent Started(string runId) =>
        Html.Of($"""<p>It is a run now. <a class="button" href="{Ui.Root}/runs/{runId}">Look at the run</a></p>""");

    private static IHtmlContent Back(string words, string rejectId) =>
        Html.Of($"""<p>{words}</p><p><a href="{Ui.Root}/rejects/{rejectId}">Back to the reject</a></p>""");

    private static HtmlPage Done(string title, IHtmlContent content, Tone tone, int status) => Ui.Page(
        "/rejects",
        title,
        Html.Of($"""<section class="card">{Html.Badge(title, tone)}<div>{content}</div></section>"""),
        Html.Of($"""<a href="{Ui.Root}/rejects">Rejects</a>"""),
        status: status);
}
