namespace FunctionApp.Local.Chaos;

/// <summary>What became of one run that was disturbed at one point, or of the undisturbed one.</summary>
internal sealed record ChaosLine(
    string Workflow,
    string Point,
    string Side,
    bool IsHit,
    IReadOnlyList<string> Acts,
    IReadOnlyList<string> Mails,
    string Ledger,
    int Doubts,
    string Ending,
    string Record)
{
    public int Lost { get; init; }

    public int Doubled { get; init; }

    public bool Stuck => Ending.StartsWith("STUCK", StringComparison.Ordinal) || Ending == "NOT_TAKEN";

    public bool IsClean => Lost + Doubled == 0 && !Stuck && Record == "whole" && !Ledger.Contains("unsettled", StringComparison.Ordinal);

    /// <summary>The line with what it lacks and has too much of, measured by the undisturbed run.</summary>
    public ChaosLine Against(ChaosLine calm) => this with
    {
        Lost = Missing(calm.Acts, Acts) + Missing(calm.Mails, Mails) + (Ending == calm.Ending || Stuck ? 0 : 1),
        Doubled = Missing(Acts, calm.Acts) + More(Mails, calm.Mails),
    };

    public override string ToString() => string.Join('\t',
        Workflow, Point, IsHit ? Side : $"{Side} (not reached)", $"{Acts.Count} acts", $"{Mails.Count} mails", Ledger, $"in doubt {Doubts}", Ending,
        $"record {Record}", IsClean ? "ok" : $"LOST {Lost} DOUBLED {Doubled}{(Stuck ? " STUCK" : "")}");

    private static int Missing(IReadOnlyList<string> wanted, IReadOnlyList<string> there) =>
        wanted.GroupBy(w => w).Sum(g => Math.Max(0, g.Count() - there.Count(t => t == g.Key)));

    // A crash may make the house tell somebody of a doubt; more of the same mail than without it is one too many.
    private static int More(IReadOnlyList<string> there, IReadOnlyList<string> calm) =>
        there.GroupBy(t => t).Where(g => calm.Contains(g.Key)).Sum(g => Math.Max(0, g.Count() - calm.Count(c => c == g.Key)));
}
