using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A readable contract under inspection, with the ways rules look at it.</summary>
internal sealed class LintSubject(ContractFolder folder, WorkflowDefinition definition, SourceLines lines, string file, HouseView house)
{
    public ContractFolder Folder { get; } = folder;

    public WorkflowDefinition Contract { get; } = definition;

    public HouseView House { get; } = house;

    public StepGraph Graph { get; } = new(definition);

    public IEnumerable<(StepDefinition Step, string Pointer)> Steps =>
        Contract.Steps.Select((s, i) => (s, $"/steps/{i}"));

    public IEnumerable<(StepDefinition Step, TWork Work, string Pointer)> StepsDoing<TWork>()
        where TWork : StepWork =>
        Steps.Where(s => s.Step.Do is TWork).Select(s => (s.Step, (TWork)s.Step.Do, s.Pointer));

    public ContractProblem Problem(string ruleId, string pointer, string message) =>
        new(file, lines.Of(pointer), pointer, ruleId, message);
}
