using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.Pages.Views;
using FunctionApp.Tests.Audit;

namespace FunctionApp.Tests.Pages;

/// <summary>Pages as a person would meet them.</summary>
internal static class SomePages
{
    internal const string Evil = "<script>alert('x')</script>";

    internal static Story Waiting => Story.Begun()
        .Step("classify", 0.62).Step("risk").Step("triage").Step("draft").Step("policy").After(1).Asks("approval");

    internal static Story Answered => Waiting.After(42).Answers("approval", "approved", edited: true, seconds: 95)
        .Effect("reply").Effect("route").Effect("crm_note").Ends(RunState.Completed, "completed");

    internal static HtmlPage Run(Story story, params IReadOnlyList<RunEffectView> effects)
    {
        JsonElement input = JsonSerializer.SerializeToElement(new
        {
            ticket_id = "T-1042",
            subject = "Where is my parcel?",
            body = $"Hello,\n\nI ordered two lamps on Monday and the tracking has not moved since. {Evil}\n\nCan you tell me when they arrive? I am away from Friday.\n\nKind regards\nAda",
            customer_email = "ada@example.org",
            order_number = "AB-20991",
            order_total = new { amount = "84.50", currency = "EUR" },
        });
        JsonElement output = JsonSerializer.SerializeToElement(new { intent = "delivery_status", confidence = 0.62, priority = "normal", queue = "logistics" });
        AuditEntry last = story.Entries[^1];
        return RunView.Of(new(Story.RunId, Story.Contract, new(story.Entries, new(last.Seq, last.Sha256, "")), effects, input, output));
    }

    internal static RunEffectView Effect(string step, bool sandboxed, string state = "APPLIED", string? code = null) => new(
        step,
        "helpdesk",
        step == "reply" ? "reply" : "assign",
        state,
        false,
        sandboxed,
        "run.run-1." + step,
        new string('d', 64),
        1,
        state == "APPLIED" ? "sandbox-77a1c0ffee12" : null,
        code,
        Story.Start.AddMinutes(44),
        Story.Start.AddMinutes(44),
        null,
        JsonSerializer.SerializeToElement(new
        {
            ticket_id = "T-1042",
            to = "ada@example.org",
            body = $"Hello Ada,\n\nthank you for writing. {Evil}\n\nYour parcel left us on Tuesday and arrives on Thursday.\n\nKind regards\nThe shop",
        }));

    internal static RunSummary Summary(string id, RunState state, int minutes, string? waitingFor = null) => new(
        id, "support-reply", "1.0.0", state, waitingFor, Story.Start.AddMinutes(minutes), Story.Start.AddMinutes(minutes + 1));
}
