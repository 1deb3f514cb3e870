using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Approvals.Views;

/// <summary>The mail that tells of a step that failed: which, why, what follows by itself, where to look; pure.</summary>
internal static class RoleMail
{
    private const string LocalAddress = "http://localhost:7071";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static NoticeMail Of(RoleNotice notice, PinnedContract contract, PersonDefinition person, string? publicBaseUrl)
    {
        StepDefinition step = contract.Step(notice.StepId);
        string root = (publicBaseUrl is { Length: > 0 } set ? set : LocalAddress).TrimEnd('/');
        string url = $"{root}/api/ui/runs/{Uri.EscapeDataString(notice.Run.RunId)}";
        string what = $"Step failed: {step.Title ?? step.Id} ({contract.Definition.Title})";
        string why = $"Its attempts and its models are used up (code {notice.Code}).";
        string next = step.Fallbacks is { Count: > 0 }
            ? "The contract's fallbacks take over now; nobody has to answer this mail."
            : "The contract has no fallback here: the run stops and what was done is undone.";
        return new(
            $"{notice.Run.RunId}~{notice.StepId}|told|{person.Id}",
            notice.Run.RunId,
            person.Email,
            person.Name,
            what,
            $"Hello {person.Name},\n\n{what}\n{why}\n{next}\n\nRun {notice.Run.RunId}: {url}\n",
            Markup(person, what, why, next, notice.Run.RunId, url));
    }

    private static string Markup(PersonDefinition person, string what, string why, string next, string runId, string url)
    {
        IHtmlContent mail = Html.Of(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{what}</title></head>
            <body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#16211f;background:#ffffff"><div style="max-width:600px;margin:0 auto">
            <p>Hello {person.Name},</p>
            <h1 style="font-size:22px;line-height:1.25;margin:0 0 12px">{what}</h1>
            <p>{why}</p><p>{next}</p>
            <p><a href="{url}" style="display:inline-block;padding:12px 22px;background:#0b5c4a;color:#ffffff;text-decoration:none;font-weight:bold;border-radius:6px">Look at the run</a></p>
            <p style="color:#52605c;font-size:14px">Run {runId}.</p>
            </div></body></html>
            """);
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        mail.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
