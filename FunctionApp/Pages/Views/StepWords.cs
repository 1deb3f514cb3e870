using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Pages.Views;

/// <summary>What a contract says of a step, in the words of its readers; pure.</summary>
internal static class StepWords
{
    /// <summary>The kind of work.</summary>
    internal static string Kind(StepWork work) => work switch
    {
        StepWork.Classify => "sorts the text",
        StepWork.Extract => "reads fields",
        StepWork.Summarize => "shortens the text",
        StepWork.Generate => "drafts the text",
        StepWork.Decide => "decides by a table",
        StepWork.Check => "holds rules against it",
        StepWork.Lookup => "looks it up",
        StepWork.Approve => "asks a person",
        StepWork.Effect => "acts outside",
        StepWork.Package => "shapes it for channels",
        _ => Words(work.GetType().Name),
    };

    /// <summary>One short line for the drawing.</summary>
    internal static string Short(StepDefinition step) => step.Do switch
    {
        StepWork.Approve ask => $"asks {Asked(ask)}{(step.When is null ? "" : ", when needed")}",
        StepWork.Effect effect => $"{effect.Connector}: {effect.Operation}{(effect.Compensation is null ? effect.Irreversible ? ", final" : "" : ", can be undone")}",
        _ => $"{Kind(step.Do)}{(step.ForEach is null ? "" : ", for each one")}{(step.When is null ? "" : ", when needed")}",
    };

    /// <summary>What matters of it beyond its kind; empty for plain machine work.</summary>
    internal static string Details(StepDefinition step) => step.Do switch
    {
        StepWork.Approve ask => $"{Asked(ask)} within {Html.Duration(ask.Deadline)}; silence means {ContentView.Title(ask.Silence.ToString()).ToLowerInvariant()}. "
            + $"The yes covers {string.Join(", ", ask.Covers)}{(ask.Editable is { Count: > 0 } ? ", and the reviewer may edit" : "")}.",
        StepWork.Effect effect => $"{effect.Connector}, {effect.Operation}. {Undo(effect)}",
        _ => step.When is null ? "" : "Only when its condition holds.",
    };

    /// <summary>What happens when it fails.</summary>
    internal static string OnFailure(StepDefinition step)
    {
        string tries = step.OnFailure is { Attempts: > 1 } policy ? $"up to {policy.Attempts} tries" : "one try";
        return step.Fallbacks is { Count: > 0 } fallbacks
            ? $"{tries}, then {string.Join(", then ", fallbacks.Select(f => Words(f.GetType().Name)))}"
            : tries;
    }

    private static string Asked(StepWork.Approve ask) => ask.Needed == 1 ? ask.Role : $"{ask.Needed} of {ask.Role}";

    private static string Undo(StepWork.Effect effect) => effect switch
    {
        { Compensation: { } compensation } => $"Can be undone by {compensation.Operation}.",
        { Irreversible: true } => "Cannot be undone.",
        _ => "",
    };

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
