using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Kpis;

/// <summary>Decides by the contract's targets and expansion rule whether a workflow may grow; pure.</summary>
/// <remarks>
/// <para>Shape: rules in this order, the first that fits decides: surely too many exceptions or overrides (pause), no rule declared
/// (hold), too few runs (hold), costs more than it saves (pause), a limit missed (hold), a target missed (hold), the newer half of the
/// runs misses a limit (hold), else expand.</para>
/// </remarks>
public static class ExpansionGate
{
    /// <summary>The answer for a window of ended runs.</summary>
    public static ExpansionVerdict Of(KpiDefinition kpis, KpiWindow window)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        ArgumentNullException.ThrowIfNull(window);
        IReadOnlyList<ExpansionNumber> numbers = ExpansionNumbers.Of(kpis, window);
        (ExpansionAnswer answer, string rule, string reason) = Decide(kpis, window, numbers);
        return new(window.Workflow, answer, rule, reason, window.From, window.To, window.Runs.Count, numbers);
    }

    private static (ExpansionAnswer Answer, string Rule, string Reason) Decide(
        KpiDefinition kpis, KpiWindow window, IReadOnlyList<ExpansionNumber> numbers)
    {
        if (kpis.Expansion is not { } expansion)
        {
            return (ExpansionAnswer.Hold, "no_rule", "The contract declares no expansion rule, so nothing says when it may grow.");
        }

        if (Limits(numbers).FirstOrDefault(n => n.Low > n.Limit) is { } sure)
        {
            return (ExpansionAnswer.Pause, $"sure:{sure.Metric}", $"{Name(sure)} is above {Share(sure.Limit)} beyond what chance explains.");
        }

        if (window.Runs.Count < expansion.MinRuns)
        {
            return (ExpansionAnswer.Hold, "min_runs", $"{window.Runs.Count} of the {expansion.MinRuns} runs that the contract asks for.");
        }

        if (numbers.FirstOrDefault(n => n.Metric == "money_saved" && n.Value < 0) is { } loss)
        {
            return (ExpansionAnswer.Pause, "money_saved", $"It costs {Text(-loss.Value!.Value)} more than it saves.");
        }

        if (numbers.FirstOrDefault(n => !n.Met) is { } missed)
        {
            string rule = Limits(numbers).Contains(missed) ? missed.Metric : $"target:{missed.Metric}";
            return (ExpansionAnswer.Hold, rule, missed.Value is { } value
                ? $"{Name(missed)} is {Text(value)}; asked for is {Words(missed.Op)} {Text(missed.Limit)}."
                : $"{Name(missed)} was not measured, because nothing that it is made of happened.");
        }

        return Limits(ExpansionNumbers.Of(kpis, NewerHalf(window))).FirstOrDefault(n => !n.Met) is { } slipping
            ? (ExpansionAnswer.Hold, $"not_stable:{slipping.Metric}", $"{Name(slipping)} of the newer half of the runs misses its limit.")
            : (ExpansionAnswer.Expand, "all_met", "Every limit and target is met, also by the newer half of the runs.");
    }

    private static IReadOnlyList<ExpansionNumber> Limits(IReadOnlyList<ExpansionNumber> numbers) => [.. numbers.Take(2)];

    private static KpiWindow NewerHalf(KpiWindow window) =>
        window with { Runs = [.. window.Runs.OrderBy(r => r.EndedUtc).Skip(window.Runs.Count / 2)] };

    private static string Name(ExpansionNumber number)
    {
        string words = number.Metric.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Words(ConditionOperator op) => op switch
    {
        ConditionOperator.AtMost => "at most",
        ConditionOperator.LessThan => "less than",
        ConditionOperator.AtLeast => "at least",
        ConditionOperator.MoreThan => "more than",
        _ => "exactly",
    };

    private static string Share(decimal share) => share.ToString("0.##%", CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
