using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The random samples of approvals: a run may be in each of them or not.</summary>
internal static class SampleWorld
{
    private const int MostTogether = 4;

    /// <summary>What a run may begin with: the facts of its item, in and out of the samples.</summary>
    public static IReadOnlyList<(IReadOnlyList<Fact> Facts, IReadOnlyList<string> Sampled)> Beginnings(ModelState state) =>
        [.. state.Domain.Of("record").SelectMany(f => Ways(state.Contract).Select(s => (f, s)))];

    /// <summary>The contract as the interpreter is given it: drawn means always, not drawn means never.</summary>
    public static WorkflowDefinition Decided(ModelState state) => state.Contract with
    {
        Steps = [.. state.Contract.Steps.Select(s => IsSampled(s)
            ? s with { Do = (StepWork.Approve)s.Do with { SampleRate = state.Sampled.Contains(s.Id) ? 1 : 0 } }
            : s)],
    };

    private static bool IsSampled(StepDefinition step) => step.Do is StepWork.Approve { SampleRate: > 0 };

    /// <summary>Every combination; where there are too many: none, all, each alone.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Ways(WorkflowDefinition contract)
    {
        IReadOnlyList<string> steps = [.. contract.Steps.Where(IsSampled).Select(s => s.Id)];
        return steps.Count > MostTogether
            ? [[], steps, .. steps.Select(s => (IReadOnlyList<string>)[s])]
            : [.. Enumerable.Range(0, 1 << steps.Count).Select(bits =>
                (IReadOnlyList<string>)[.. steps.Where((_, i) => (bits & (1 << i)) != 0)])];
    }
}
