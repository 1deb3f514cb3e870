using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>What the language can say and the run time does not hold to yet is refused, never accepted in silence.</summary>
internal static class NotYetEnforced
{
    public const string Id = "CON050";

    private static readonly IReadOnlyList<(string Construct, Func<LintSubject, IEnumerable<string>> Where)> Constructs =
    [
        ("schedule", s => Triggers<TriggerDefinition.Schedule>(s)),
        ("drop_folder", s => Triggers<TriggerDefinition.DropFolder>(s)),
        ("concurrent_runs", s => s.Contract.Limits?.ConcurrentRuns is not null ? ["/limits/concurrent_runs"] : []),
        ("ordered_by", s => s.Contract.Limits?.OrderedBy is not null ? ["/limits/ordered_by"] : []),
    ];

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from construct in Constructs
        from pointer in construct.Where(subject)
        select subject.Problem(Id, pointer, $"'{construct.Construct}' is not enforced yet, so a contract may not rely on it");

    private static IEnumerable<string> Triggers<T>(LintSubject subject)
        where T : TriggerDefinition =>
        subject.Contract.Triggers.Select((t, i) => (t, i)).Where(t => t.t is T).Select(t => $"/triggers/{t.i}");
}
