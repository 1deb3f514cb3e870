using FunctionApp.Approvals.Tokens;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>The page behind the link of a mail or of the desk: shows, and takes the answer by a form.</summary>
internal static class ApprovalPage
{
    public static HtmlPage Ask(GateView view, AnswerTarget target, DateTimeOffset nowUtc, GateVerdict.NotTaken? refusal = null) =>
        new(view.Title, Html.Of(
            $"""
            {Html.Each(view.Effects, e => Effect(e, view.Evidence))}
            {Why(view)}
            {EvidenceView.Of(view.Evidence)}
            {AnswerForm.Of(view, target, ReviewClock.Stamp(target.Key, nowUtc))}
            {Item(view)}
            """))
        {
            Above = Html.Of($"{view.Workflow} · run <span class=\"code\">{view.Gate.RunId}</span>"),
            Status = refusal is null ? 200 : StatusOf(refusal.Code),
            Notice = refusal is null ? null : new(Tone.Bad, Html.Of($"<p>{refusal.Text} <span class=\"code\">{refusal.Code}</span></p>")),
        };

    /// <summary>The HTTP status of an answer that was not taken.</summary>
    public static int StatusOf(string code) => code switch
    {
        ApprovalCodes.BadLink => 404,
        ApprovalCodes.Changed => 409,
        ApprovalCodes.NotAllowed => 403,
        ApprovalCodes.Silence => 410,
        ApprovalCodes.TooManyGuesses => 429,
        _ => 422,
    };

    private static IHtmlContent Effect(EffectView effect, GateEvidence evidence) => Html.Of(
        $"""
        <section class="card"><h2>What will happen</h2>
        <p class="lead">{effect.Title} <span class="soft">({effect.Target})</span></p>
        {Html.When(effect.ToWhom is not null, $"<p><strong>To:</strong> {effect.ToWhom}</p>")}
        <p>{Html.When(effect.Irreversible, $"{Html.Badge("Cannot be undone", Tone.Bad)} ")}{Html.When(effect.Sandboxed, $"{Html.Badge("Sandbox: the connector is not set up, nothing leaves this house", Tone.Warn)}")}</p>
        {Html.Each(effect.Fields.Where(f => f.IsLong), f => Html.Of($"<h3>{f.Title}</h3><div class=\"sent\">{EvidenceView.Marked(f.Value, evidence)}</div>"))}
        <dl class="facts">{Html.Each(effect.Fields.Where(f => !f.IsLong), f => Html.Of($"<dt>{f.Title}</dt><dd>{f.Value}{Doubt(f)}</dd>"))}</dl>
        </section>
        """);

    private static IHtmlContent Doubt(FieldView field) =>
        Html.When(field.Doubt is not null, $" {Html.Badge(field.Doubt ?? "", Tone.Warn)}");

    private static IHtmlContent Why(GateView view) => Html.Of(
        $"""
        <section class="card two"><div><h2>Why you are asked</h2>
        <ul>{Html.Each(view.Why, w => Html.Of($"<li>{w}</li>"))}</ul>
        {Html.When(view.Tier == RiskTier.High, $"<p>{Html.Badge("High risk", Tone.Bad)}</p>")}</div>
        <div><h2>What follows</h2><dl class="facts">
        <dt>Yes</dt><dd>{view.OnYes}</dd><dt>No</dt><dd>{view.OnNo}</dd><dt>Silence</dt><dd>{view.OnSilence}</dd>
        <dt>Until</dt><dd>{Html.Time(view.Gate.DeadlineUtc, view.TimeZone)}</dd></dl></div></section>
        """);

    private static IHtmlContent Item(GateView view) => Html.When(view.Item.Count > 0,
        $"""
        <section class="card"><h2>What came in</h2>
        {Html.Each(view.Item.Where(f => f.IsLong), f => Html.Of($"<h3>{f.Title}</h3><div class=\"sent\">{f.Value}</div>"))}
        <dl class="facts">{Html.Each(view.Item.Where(f => !f.IsLong), f => Html.Of($"<dt>{f.Title}</dt><dd>{f.Value}</dd>"))}</dl>
        </section>
        """);
}
