namespace FunctionApp.Kpis;

/// <summary>What is known of a workflow over some days; the last day is not part of it.</summary>
public sealed record KpiWindow(
    string Workflow, DateOnly From, DateOnly To, IReadOnlyList<RunFacts> Runs, IReadOnlyList<RunOutcomeReport> Outcomes);
