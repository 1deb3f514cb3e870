using System.Globalization;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>The steps of a run as a line from top to bottom.</summary>
internal static class StepsView
{
    internal static IHtmlContent Of(IReadOnlyList<RunStepView> steps, string? zone) => Html.Of(
        $"""
        <section class="card" aria-labelledby="steps"><h2 id="steps">Steps</h2>
        <ol class="line">{Html.Each(steps, s => Step(s, zone))}</ol></section>
        """);

    private static IHtmlContent Step(RunStepView step, string? zone)
    {
        (string words, Tone tone) = StateWords.OfStep(step.State);
        return Html.Of(
            $"""
            <li class="is-{Html.ClassOf(tone)}"><p><span class="step">{step.Title}</span> {Html.Badge(words, tone)}</p>
            <p class="soft small">{Changed(step, zone)}{Html.Each(Details(step), d => Html.Of($" {d}."))}</p></li>
            """);
    }

    private static IHtmlContent Changed(RunStepView step, string? zone) =>
        step.ChangedUtc is { } changed ? Html.Of($"{Html.Time(changed, zone)}.") : Html.Nothing;

    private static IEnumerable<string> Details(RunStepView step)
    {
        if (step.Evidence is { } evidence)
        {
            yield return By(evidence);
            if (evidence.Confidence is { } confidence)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Confidence {confidence * 100:0} of 100");
            }

            if (Cost(evidence) is { } cost)
            {
                yield return cost;
            }
        }

        if (step.Tries > 1)
        {
            yield return $"{step.Tries} tries";
        }

        if (step.Fallback is { } fallback)
        {
            yield return $"Fallback taken: {fallback.Replace('_', ' ')}";
        }

        if (step.Code is { } code && step.State is not "COMPLETED")
        {
            yield return code;
        }
    }

    // What no language model wrote is never passed off as written by one.
    private static string By(StepEvidence evidence) => evidence switch
    {
        { Model: { } model } when model.StartsWith("local", StringComparison.Ordinal) => $"By {model}, on this machine, no language model",
        { Model: { } model } => $"By {model}",
        { Route: "rule" } => "By rules",
        _ => $"By {evidence.Route}",
    };

    private static string? Cost(StepEvidence evidence) => evidence.InputTokens + evidence.OutputTokens == 0
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{evidence.InputTokens + evidence.OutputTokens} tokens, {evidence.CostMicroUsd / 1_000_000m:0.0000} USD");
}
