using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>The form of an approval page; every act is a button with its own value, so it works without scripts.</summary>
internal static class AnswerForm
{
    public static IHtmlContent Of(GateView view, AnswerTarget target, string stamp) => Html.Of(
        $"""
        <section class="card"><h2>Your answer</h2>
        <form method="post"{Html.When(target.Action.Length > 0, $" action=\"{target.Action}\"")} autocomplete="off">
        {target.Hidden}
        <input type="hidden" name="shown" value="{view.Gate.CoversSha256}"><input type="hidden" name="at" value="{stamp}">
        {(target.BySignIn ? Html.Nothing : Code(view))}
        {Yes(view)}
        {No(view)}
        {Others(view)}
        </form></section>
        """);

    private static IHtmlContent Code(GateView view) => Html.When(view.Gate.Policy.TypedCode,
        $"""
        <div class="field"><label for="code">Code from the mail</label>
        <p class="hint" id="code-hint">Six digits. They show that a person answers, and not a program that opens links.</p>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="9" aria-describedby="code-hint"></div>
        """);

    private static IHtmlContent Yes(GateView view) => view.Gate.Kind switch
    {
        ApprovalKind.Approve => Html.Of(
            $"""
            {Editable(view)}
            <div class="actions"><button name="decision" value="approve">{YesWords(view)}</button></div>
            """),
        ApprovalKind.Manual => Html.Of(
            $"""
            {Html.Each(view.Manual, Manual)}
            <div class="actions"><button name="decision" value="manual">Use this</button></div>
            """),
        ApprovalKind.Doubt or ApprovalKind.Rollback or ApprovalKind.Incident => Html.Of(
            $"""
            <div class="field"><label for="comment">What you found</label><textarea id="comment" name="comment" maxlength="4000"></textarea></div>
            <div class="actions">{Html.Each(view.Gate.Policy.Choices, c => Html.Of($"<button class=\"second\" name=\"decision\" value=\"{c}\">{Wording.Choice(c)}</button>"))}</div>
            """),
    };

    private static string YesWords(GateView view) => view.Effects is [{ } only] ? $"Yes: {only.Title}" : "Yes";

    private static IHtmlContent Editable(GateView view)
    {
        IReadOnlyList<FieldView> fields = [.. view.Effects.SelectMany(e => e.Fields).Where(f => f.EditPath is not null)];
        return Html.When(fields.Count > 0,
            $"""
            <details{Html.When(fields.Any(f => f.Doubt is not null), $" open")}><summary>Change the text first</summary>
            {Html.Each(fields, f => Html.Of($"<div class=\"field\"><label for=\"edit-{f.EditPath}\">{f.Title}{(f.Doubt is null ? "" : $" ({f.Doubt})")}</label><textarea id=\"edit-{f.EditPath}\" name=\"edit:{f.EditPath}\">\n{f.Value}</textarea></div>"))}
            <p class="hint">Your changed text is what is sent, and your yes is to it.</p></details>
            """);
    }

    private static IHtmlContent Manual(ManualField field) => field switch
    {
        { Choices.Count: > 0 } => Html.Of(
            $"""
            <div class="field"><label for="m-{field.Name}">{field.Title}</label><select id="m-{field.Name}" name="edit:{field.Name}"><option value="">Please choose</option>{Html.Each(field.Choices, c => Html.Of($"<option value=\"{c}\">{Wording.Humanized(c)}</option>"))}</select></div>
            """),
        { Long: true } => Html.Of(
            $"""
            <div class="field"><label for="m-{field.Name}">{field.Title}</label><textarea id="m-{field.Name}" name="edit:{field.Name}"></textarea></div>
            """),
        _ => Html.Of(
            $"""
            <div class="field"><label for="m-{field.Name}">{field.Title}</label><input id="m-{field.Name}" name="edit:{field.Name}"></div>
            """),
    };

    private static IHtmlContent No(GateView view) => Html.When(view.Gate.Policy.Choices.Count == 0,
        $"""
        <details><summary>Say no</summary><fieldset><legend>Why?</legend>
        {Html.Each(view.Gate.Policy.ReasonCodes.Append("other").Distinct(), r => Html.Of($"<label class=\"choice\"><input type=\"radio\" name=\"reason_code\" value=\"{r}\">{Wording.Humanized(r)}</label>"))}</fieldset>
        <div class="field"><label for="comment">In your own words (if you like)</label><textarea id="comment" name="comment" maxlength="4000"></textarea></div>
        <div class="actions"><button class="danger" name="decision" value="decline">No</button></div></details>
        """);

    private static IHtmlContent Others(GateView view) => Html.Of(
        $"""
        <details><summary>Not now, or not you</summary>
        <div class="row"><div class="field"><label for="hours">Ask me again</label><select id="hours" name="hours"><option value="1">in an hour</option><option value="4">in four hours</option><option value="24">in a day</option></select></div>
        <button class="second" name="decision" value="later">Ask me later</button></div>
        {Html.When(view.Others.Count > 0,
            $"""<div class="row"><div class="field"><label for="to">Pass it on to</label><select id="to" name="to">{Html.Each(view.Others, p => Html.Of($"<option value=\"{p.Id}\">{p.Name}</option>"))}</select></div><button class="second" name="decision" value="delegate">Pass it on</button></div>""")}
        </details>
        """);
}
