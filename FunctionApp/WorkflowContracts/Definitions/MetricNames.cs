namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>The metrics that a target may name: those that are one number for a workflow and some days.</summary>
public static class MetricNames
{
    /// <summary>Every name, as the numbers of a workflow have it.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "throughput", "cycle_time_p50", "cycle_time_p95", "machine_time_p50", "machine_time_p95", "human_time_p50", "human_time_p95",
        "first_response_time_p50", "first_response_time_p95", "sla_compliance", "first_response_compliance", "exception_rate",
        "review_rate", "override_rate", "rework_rate", "qa_pass_rate", "fallback_rate", "attempts_per_item", "model_cost_per_item",
        "tokens_per_item", "reviewer_minutes_per_item", "minutes_saved", "money_saved",
    ];
}
