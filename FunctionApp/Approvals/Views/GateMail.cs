using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>The mail of a gate: what, to whom, why, what yes, no and silence do, until when; nothing in it is loaded or counted.</summary>
internal static class GateMail
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static NoticeMail Of(GateView view, GateNotice notice, PersonDefinition person, IssuedLink link, string url)
    {
        string prefix = notice.Reason switch
        {
            "reminder" or "later" => "Reminder: ",
            "escalation" => "Still open: ",
            "delegated" => "Passed on to you: ",
            "edited" => "Changed: ",
            _ => "",
        };
        return new(
            $"{view.Gate.ApprovalId}|{notice.PersonId}|{notice.Number}",
            view.Gate.RunId,
            person.Email,
            person.Name,
            $"{prefix}{view.Title} ({view.Workflow})",
            Text(view, person, link, url),
            Markup(view, person, link, url));
    }

    private static string Until(GateView view)
    {
        TimeZoneInfo zone = view.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? found) ? found : TimeZoneInfo.Utc;
        string local = TimeZoneInfo.ConvertTime(view.Gate.DeadlineUtc, zone).ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        return $"{local} {(zone == TimeZoneInfo.Utc ? "UTC" : zone.Id)}";
    }

    private static string Text(GateView view, PersonDefinition person, IssuedLink link, string url)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Hello {person.Name},\n\n{view.Title}\n{view.Workflow}, run {view.Gate.RunId}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Answer here: {url}\n");
        if (link.Code is { } code)
        {
            text.Append(CultureInfo.InvariantCulture, $"Code to type there: {code}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Until: {Until(view)}\n");
        foreach (EffectView effect in view.Effects)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nWHAT WILL HAPPEN: {effect.Title} ({effect.Target})\n");
            text.Append(effect.ToWhom is { } to ? $"To: {to}\n" : "");
            text.Append(effect.Irreversible ? "This cannot be undone.\n" : "");
            text.Append(effect.Sandboxed ? "Sandbox: the connector is not set up, so nothing leaves this house.\n" : "");
            foreach (FieldView field in effect.Fields)
            {
                text.Append(field.IsLong ? $"\n{field.Title}:\n{field.Value}\n\n" : $"{field.Title}: {field.Value}\n");
            }
        }

        text.Append("\nWHY YOU ARE ASKED\n");
        text.AppendJoin("", view.Why.Select(w => $"- {w}\n"));
        text.AppendJoin("", view.Evidence.Lines.Select((l, i) => $"{(i == 0 ? "\nWHAT THE MACHINE FOUND\n" : "")}- {l}\n"));
        if (view.Item.Count > 0)
        {
            text.Append("\nWHAT CAME IN\n");
            text.AppendJoin("", view.Item.Select(f => $"{f.Title}: {f.Value}\n"));
        }

        text.Append(CultureInfo.InvariantCulture, $"\nYes: {view.OnYes}\nNo: {view.OnNo}\nSilence: {view.OnSilence}\n");
        text.Append("\nThe link is yours alone; please do not forward it. Opening it decides nothing.\n");
        return text.ToString();
    }

    private static string Markup(GateView view, PersonDefinition person, IssuedLink link, string url)
    {
        IHtmlContent mail = Html.Of(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{view.Title}</title></head>
            <body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#16211f;background:#ffffff"><div style="max-width:600px;margin:0 auto">
            <p>Hello {person.Name},</p>
            <h1 style="font-size:22px;line-height:1.25;margin:0 0 4px">{view.Title}</h1>
            <p style="margin:0 0 16px;color:#52605c">{view.Workflow}</p>
            {Html.Each(view.Effects, Effect)}
            <p><a href="{url}" style="display:inline-block;padding:12px 22px;background:#0b5c4a;color:#ffffff;text-decoration:none;font-weight:bold;border-radius:6px">Look and answer</a></p>
            {Html.When(link.Code is not null, $"""<p>Code to type there: <strong style="font-size:22px;letter-spacing:3px">{link.Code}</strong></p>""")}
            <p><strong>Until:</strong> {Until(view)}</p>
            <h2 style="font-size:17px;margin:20px 0 4px">Why you are asked</h2>
            <ul style="margin:0;padding-left:20px">{Html.Each(view.Why, w => Html.Of($"<li>{w}</li>"))}</ul>
            {Html.When(view.Evidence.Lines.Count > 0, $"""<h2 style="font-size:17px;margin:20px 0 4px">What the machine found</h2><ul style="margin:0;padding-left:20px">{Html.Each(view.Evidence.Lines, l => Html.Of($"<li>{l}</li>"))}</ul>""")}
            <h2 style="font-size:17px;margin:20px 0 4px">What follows</h2>
            <p style="margin:0"><strong>Yes:</strong> {view.OnYes}<br><strong>No:</strong> {view.OnNo}<br><strong>Silence:</strong> {view.OnSilence}</p>
            {Html.When(view.Item.Count > 0, $"""<h2 style="font-size:17px;margin:20px 0 4px">What came in</h2>{Html.Each(view.Item, Field)}""")}
            <p style="margin-top:24px;color:#52605c;font-size:14px">The link is yours alone; please do not forward it. Opening it decides nothing. Run {view.Gate.RunId}.</p>
            </div></body></html>
            """);
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        mail.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private static IHtmlContent Effect(EffectView effect) => Html.Of(
        $"""
        <h2 style="font-size:17px;margin:20px 0 4px">What will happen: {effect.Title} ({effect.Target})</h2>
        {Html.When(effect.ToWhom is not null, $"<p style=\"margin:0 0 8px\"><strong>To:</strong> {effect.ToWhom}</p>")}
        {Html.When(effect.Irreversible, $"<p style=\"margin:0 0 8px;color:#9b1c1c\"><strong>This cannot be undone.</strong></p>")}
        {Html.When(effect.Sandboxed, $"<p style=\"margin:0 0 8px;color:#7a4b00\"><strong>Sandbox:</strong> the connector is not set up, so nothing leaves this house.</p>")}
        {Html.Each(effect.Fields, Field)}
        """);

    private static IHtmlContent Field(FieldView field) => field.IsLong
        ? Html.Of($"""<p style="margin:8px 0 0;color:#52605c">{field.Title}</p><div style="white-space:pre-wrap;border-left:4px solid #d5dcd9;padding:4px 12px;margin:4px 0 12px">{field.Value}</div>""")
        : Html.Of($"""<p style="margin:0 0 4px"><span style="color:#52605c">{field.Title}:</span> {field.Value}</p>""");
}
