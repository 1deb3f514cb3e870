namespace FunctionApp.Kpis;

/// <summary>The answer of the expansion gate, with the rule that decided, a sentence for people and the numbers.</summary>
/// <remarks><para>Shape: the last day is not part of the span. <paramref name="Rule"/> is a code such as <c>min_runs</c> or <c>target:exception_rate</c>.</para></remarks>
public sealed record ExpansionVerdict(
    string Workflow,
    ExpansionAnswer Answer,
    string Rule,
    string Reason,
    DateOnly From,
    DateOnly To,
    int Runs,
    IReadOnlyList<ExpansionNumber> Numbers);
