using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Says in a sentence what a run waits for, and of whom.</summary>
internal static class WaitView
{
    internal static IHtmlContent Of(RunDocument run, string? zone) => run.WaitingFor switch
    {
        null => Html.Nothing,
        { } wait => Html.Of(
            $"""
            <p class="lead">{Sentence(run, wait)}</p>
            <p>Since {Html.Time(wait.SinceUtc, zone)}.{Deadline(wait, zone)}</p>
            """),
    };

    private static IHtmlContent Deadline(RunWait wait, string? zone) => wait.DeadlineUtc is { } deadline
        ? Html.Of($" An answer is wanted by {Html.Time(deadline, zone)}. The link is in the mail to {Role(wait)}.")
        : Html.Nothing;

    private static string Sentence(RunDocument run, RunWait wait)
    {
        string step = run.Steps.FirstOrDefault(s => s.Id == wait.Step)?.Title.TrimEnd('?', '.') ?? wait.Step ?? "this run";
        return wait.Kind switch
        {
            "approve" => $"{Role(wait)} is asked to say yes or no before anything is sent.",
            "manual" => $"The machine could not do “{step}”. {Role(wait)} is asked to do it by hand.",
            "doubt" => $"It is not known whether “{step}” happened. Nothing is sent again until {Role(wait)} has found out.",
            "rollback" => $"“{step}” could not be undone. {Role(wait)} is asked to see to it.",
            "incident" => $"The run stopped at “{step}”. {Role(wait)} is asked how it goes on.",
            "delayed" => "It waits for its turn; nobody has to do anything.",
            "paused" => $"The run stopped at “{step}”{(wait.Code is null ? "" : $" ({wait.Code})")}.",
            _ => "It was stored and begins in a moment.",
        };
    }

    private static string Role(RunWait wait) => wait.Role ?? "somebody";
}
