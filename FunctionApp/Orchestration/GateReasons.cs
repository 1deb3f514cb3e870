using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Orchestration;

/// <summary>Why a person is asked, as the paths of the conditions that hold.</summary>
internal static class GateReasons
{
    public static IReadOnlyList<string> Of(StepDefinition step, IReadOnlyList<Fact> facts) =>
        step.When is null ? ["always"] : [.. Holding(step.When, facts).Distinct()];

    private static IEnumerable<string> Holding(ConditionDefinition condition, IReadOnlyList<Fact> facts) => condition switch
    {
        { All: { } all } => all.SelectMany(c => Holding(c, facts)),
        { Any: { } any } => any.Where(c => Conditions.Hold(c, facts)).SelectMany(c => Holding(c, facts)),
        { Not: { } not } => Conditions.Paths(not),
        { Field: { } field } => [field],
        _ => [],
    };
}
