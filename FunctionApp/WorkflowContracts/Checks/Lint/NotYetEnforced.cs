namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>What the language can say and the run time does not hold to yet is refused, never accepted in silence.</summary>
internal static class NotYetEnforced
{
    public const string Id = "CON050";

    private static readonly IReadOnlyList<(string Construct, Func<LintSubject, IEnumerable<string>> Where)> Constructs =
    [
        ("degraded_modes", s => s.Contract.DegradedModes is { Count: > 0 } ? ["/degraded_modes"] : []),
        ("cost_per_item_usd", s => s.Contract.Limits?.CostPerItemUsd is not null ? ["/limits/cost_per_item_usd"] : []),
        ("cost_per_day_usd", s => s.Contract.Limits?.CostPerDayUsd is not null ? ["/limits/cost_per_day_usd"] : []),
    ];

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from construct in Constructs
        from pointer in construct.Where(subject)
        select subject.Problem(Id, pointer, $"'{construct.Construct}' is not enforced yet, so a contract may not rely on it");
}
