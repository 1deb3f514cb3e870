using System.Globalization;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Approvals.Views;

/// <summary>Puts the reasons of a request into sentences; pure.</summary>
internal static class WhyAsked
{
    public static IReadOnlyList<string> Sentences(ApprovalRequest request, PinnedContract contract) =>
        [.. request.Reasons.Select(r => Sentence(r, request.Facts, contract.Definition)).Distinct()];

    private static string Sentence(string reason, IReadOnlyList<Fact> facts, WorkflowDefinition contract) => reason switch
    {
        "always" => "This workflow asks a person each time.",
        "sample" => "Random sample: no rule asks for it; it was picked so that the machine's work is looked at from time to time.",
        "in_doubt" => "The other side did not say whether it did this.",
        "APR007" => "Nobody answered the question before this one in time.",
        "EFX013" => "Something that was done could not be undone by itself.",
        _ when reason.Contains('.', StringComparison.Ordinal) => OfPath(reason, facts.LastOrDefault(f => f.Path == reason), contract),
        _ => $"A step failed and could not be mended by itself (code {reason}).",
    };

    private static string OfPath(string path, Fact? fact, WorkflowDefinition contract)
    {
        string[] parts = path.Split('.');
        string member = parts[^1];
        string step = parts is ["steps", { } id, ..] ? contract.Steps.FirstOrDefault(s => s.Id == id)?.Title ?? id : parts[0];
        return member switch
        {
            "confidence" => $"The machine is only {Percent(fact?.Value)} sure ({step}).",
            "out_of_scope" => "It does not look like anything this workflow knows.",
            "why" => $"{Wording.Humanized(fact?.Value ?? "missing")}.",
            "needs_person" or "ending" => "The rules send this kind of item to a person.",
            "holding" => "No fitting answer was found; the text is only a holding reply.",
            "passed" => $"A check found something: {step}",
            "sensitive" => "Sensitive data was found in it.",
            _ => $"{Wording.Humanized(member)}: {fact?.Value ?? "missing"} ({step}).",
        };
    }

    private static string Percent(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            ? share.ToString("0 %", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)
            : "partly";
}
