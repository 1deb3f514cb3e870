using FunctionApp.Handoffs;

namespace FunctionApp.Approvals;

/// <summary>What became of a person's answer.</summary>
internal abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>It settled the gate.</summary>
    internal sealed record Settled(ApprovalDecision Decision) : GateVerdict;

    /// <summary>The gate was settled before.</summary>
    internal sealed record Already(ApprovalDecision Decision) : GateVerdict;

    /// <summary>The yes counts; so many more are needed.</summary>
    internal sealed record Counted(int Missing) : GateVerdict;

    /// <summary>The question was passed on.</summary>
    internal sealed record PassedOn(string PersonId) : GateVerdict;

    /// <summary>The person will be asked again then.</summary>
    internal sealed record Later(DateTimeOffset AtUtc) : GateVerdict;

    /// <summary>Nothing was taken; the code has a page and the text says what to do.</summary>
    internal sealed record NotTaken(string Code, string Text) : GateVerdict;
}
