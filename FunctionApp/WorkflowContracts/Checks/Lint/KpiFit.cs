using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Money has a currency, ratios are ratios, times are times.</summary>
internal static class KpiFit
{
    public const string Id = "CON048";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        KpiDefinition kpis = subject.Contract.Kpis;
        foreach ((MoneyDefinition money, string pointer) in new[]
        {
            (kpis.Baseline.CostPerItem, "/kpis/baseline/cost_per_item"),
            (kpis.ValuePerItem, "/kpis/value_per_item"),
            (kpis.ReviewerCostPerHour, "/kpis/reviewer_cost_per_hour"),
        })
        {
            if (money.Currency.Length != 3 || !money.Currency.All(char.IsAsciiLetterUpper) || money.Amount < 0)
            {
                yield return subject.Problem(Id, pointer, "expected an amount from 0 and an ISO 4217 currency such as EUR");
            }
        }

        if (kpis.Baseline.ErrorRate is < 0 or > 1)
        {
            yield return subject.Problem(Id, "/kpis/baseline/error_rate", "expected a share from 0 to 1");
        }

        foreach (ContractProblem wrong in Targets(subject, kpis.Targets ?? []))
        {
            yield return wrong;
        }

        if (subject.Contract.Sla.FinishWithin <= TimeSpan.Zero)
        {
            yield return subject.Problem(Id, "/sla/finish_within", "expected a time above nothing");
        }

        if (subject.Contract.Retention < TimeSpan.FromDays(1))
        {
            yield return subject.Problem(Id, "/retention", "expected at least P1D");
        }
    }

    private static IEnumerable<ContractProblem> Targets(LintSubject subject, IReadOnlyList<TargetDefinition> targets)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            if (!MetricNames.All.Contains(targets[i].Metric))
            {
                string? near = Spelling.Nearest(targets[i].Metric, MetricNames.All);
                yield return subject.Problem(
                    Id, $"/kpis/targets/{i}/metric", $"no metric is named '{targets[i].Metric}'" + (near is null ? "" : $"; nearest: {near}"));
            }
            else if (targets[i].Op is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.Exists or ConditionOperator.IsNot)
            {
                yield return subject.Problem(Id, $"/kpis/targets/{i}/op", "a target compares with one number");
            }
        }
    }
}
