using FunctionApp.Hosting;

namespace FunctionApp.Pages.Views;

/// <summary>States in the words of the people who read them.</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, (string Words, Tone Tone)> Runs = new(StringComparer.Ordinal)
    {
        ["RECEIVED"] = ("Received", Tone.Active),
        ["RUNNING"] = ("Working", Tone.Active),
        ["AWAITING_APPROVAL"] = ("Waits for a person", Tone.Warn),
        ["DELAYED"] = ("Waits its turn", Tone.Active),
        ["PAUSED"] = ("Stopped, needs a person", Tone.Bad),
        ["COMPENSATING"] = ("Being undone", Tone.Warn),
        ["COMPLETED"] = ("Done", Tone.Good),
        ["DECLINED"] = ("Declined", Tone.Plain),
        ["CANCELLED"] = ("Cancelled", Tone.Plain),
        ["FAILED"] = ("Failed", Tone.Bad),
        ["ROLLED_BACK"] = ("Undone", Tone.Warn),
        ["PARTIALLY_ROLLED_BACK"] = ("Partly undone", Tone.Bad),
    };

    private static readonly Dictionary<string, (string Words, Tone Tone)> Steps = new(StringComparer.Ordinal)
    {
        ["PENDING"] = ("Not yet", Tone.Plain),
        ["RUNNING"] = ("Being done", Tone.Active),
        ["RETRYING"] = ("Will be tried again", Tone.Warn),
        ["WAITING"] = ("Waits for a person", Tone.Warn),
        ["PAUSED"] = ("Stopped", Tone.Bad),
        ["PREPARED"] = ("Ready to be sent", Tone.Active),
        ["COMPLETED"] = ("Done", Tone.Good),
        ["SKIPPED"] = ("Not needed", Tone.Plain),
        ["DECLINED"] = ("Declined", Tone.Plain),
        ["EXPIRED"] = ("Nobody answered", Tone.Warn),
        ["FAILED"] = ("Failed", Tone.Bad),
        ["IN_DOUBT"] = ("Not known whether it happened", Tone.Bad),
        ["UNDONE"] = ("Undone", Tone.Warn),
        ["NOT_REACHED"] = ("Not reached", Tone.Plain),
    };

    private static readonly Dictionary<string, (string Words, Tone Tone)> Effects = new(StringComparer.Ordinal)
    {
        ["INTENDED"] = ("Being sent", Tone.Active),
        ["APPLIED"] = ("Sent and confirmed", Tone.Good),
        ["NOT_APPLIED"] = ("Not sent", Tone.Warn),
        ["REFUSED"] = ("Refused", Tone.Bad),
        ["IN_DOUBT"] = ("Not known whether it happened", Tone.Bad),
        ["COMPENSATED"] = ("Undone", Tone.Warn),
    };

    private static readonly Dictionary<string, (string Words, Tone Tone)> Decisions = new(StringComparer.Ordinal)
    {
        ["pending"] = ("No answer yet", Tone.Warn),
        ["approved"] = ("Yes", Tone.Good),
        ["declined"] = ("No", Tone.Plain),
        ["expired"] = ("Nobody answered", Tone.Warn),
        ["it_was_done"] = ("It happened", Tone.Good),
        ["it_was_not"] = ("It did not happen", Tone.Warn),
        ["resolved"] = ("Seen to", Tone.Good),
        ["accept"] = ("Left as it is", Tone.Warn),
        ["retry"] = ("Try again", Tone.Active),
        ["skip"] = ("Leave it out", Tone.Plain),
        ["cancel"] = ("Cancel the run", Tone.Plain),
        ["withdrawn"] = ("No longer asked", Tone.Plain),
    };

    /// <summary>The states of a run, in the order in which a filter offers them.</summary>
    internal static IReadOnlyCollection<string> RunStates => Runs.Keys;

    internal static (string Words, Tone Tone) OfRun(string state) => Runs[state];

    internal static (string Words, Tone Tone) OfStep(string state) => Steps[state];

    internal static (string Words, Tone Tone) OfEffect(string state, bool sandboxed) =>
        sandboxed && state == "APPLIED" ? ("Kept in the sandbox, not sent", Tone.Warn) : Effects[state];

    internal static (string Words, Tone Tone) OfDecision(string decision) =>
        Decisions.TryGetValue(decision, out (string, Tone) known) ? known : (decision, Tone.Plain);
}
