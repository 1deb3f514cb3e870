using FunctionApp.Handoffs;

namespace FunctionApp.DataContracts;

/// <summary>What became of sending a reject again.</summary>
public abstract record ResubmitOutcome
{
    private ResubmitOutcome()
    {
    }

    /// <summary>There is no such reject.</summary>
    public sealed record Unknown() : ResubmitOutcome;

    /// <summary>The request holds no mended item.</summary>
    public sealed record Unreadable(string Reason) : ResubmitOutcome;

    /// <summary>It went on before with another mended item: as a run, or as the reject named here.</summary>
    public sealed record WentOn(string? RunId, string? NextRejectId) : ResubmitOutcome;

    /// <summary>The mended item was admitted or rejected anew.</summary>
    public sealed record Sent(IntakeVerdict Verdict) : ResubmitOutcome;
}
