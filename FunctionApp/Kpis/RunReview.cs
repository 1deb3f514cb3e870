using FunctionApp.Audit;

namespace FunctionApp.Kpis;

/// <summary>What people made of what a run proposed.</summary>
/// <remarks>
/// <para>Shape: the decision of the last approval; null where nobody was asked. <paramref name="Override"/>: a reviewer edited or
/// declined what was proposed.</para>
/// <para>Units: seconds that reviewers spent on their pages.</para>
/// </remarks>
public sealed record RunReview(string? Decision, bool Edited, bool Override, int ReviewerSeconds)
{
    internal static RunReview Of(IReadOnlyList<GateRecord> gates)
    {
        List<GateRecord> answered = [.. gates.Where(g => g.Kind == "approve" && g.Decision != GateRecord.Withdrawn)];
        return new(
            answered.Count == 0 ? null : answered[^1].Decision,
            gates.Any(g => g.Edited),
            answered.Any(g => g.Edited || g.Decision == "declined"),
            gates.Sum(g => g.ReviewerSeconds));
    }
}
