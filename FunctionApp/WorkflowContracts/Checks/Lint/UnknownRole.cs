using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every owner and everybody who is asked is a role that the house knows.</summary>
internal static class UnknownRole
{
    public const string Id = "CON052";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => subject.House.Roles is not { } known
        ? []
        : from named in Named(subject)
          where !known.Contains(named.Role)
          let near = Spelling.Nearest(named.Role, known)
          select subject.Problem(
              Id, named.Pointer, $"people.yaml has no role '{named.Role}'" + (near is null ? "" : $"; nearest: {near}"));

    private static IEnumerable<(string Role, string Pointer)> Named(LintSubject subject) =>
        new[] { (subject.Contract.Owner, "/owner"), (subject.Contract.RollbackOwner, "/rollback_owner") }
            .Concat(subject.Steps.SelectMany(s => OfStep(s.Step, s.Pointer)));

    private static IEnumerable<(string Role, string Pointer)> OfStep(StepDefinition step, string pointer)
    {
        yield return (step.Owner, pointer + "/owner");
        if (step.OnFailure?.EscalateTo is { } escalate)
        {
            yield return (escalate, pointer + "/on_failure/escalate_to");
        }

        foreach ((string Role, string Pointer) named in OfWork(step.Do, pointer + "/do").Concat(OfFallbacks(step, pointer)))
        {
            yield return named;
        }
    }

    private static IEnumerable<(string Role, string Pointer)> OfWork(StepWork work, string pointer) => work switch
    {
        StepWork.Approve approve => (approve.Escalation ?? []).Select((e, i) => (e.Role, $"{pointer}/escalation/{i}/role"))
            .Prepend((approve.Role, pointer + "/role")),
        StepWork.Effect { InDoubt: { } doubt } => [(doubt.Tell, pointer + "/in_doubt/tell")],
        _ => [],
    };

    private static IEnumerable<(string Role, string Pointer)> OfFallbacks(StepDefinition step, string pointer) =>
        (step.Fallbacks ?? []).Select((f, i) => f switch
        {
            FallbackDefinition.ManualQueue manual => (manual.Role, $"{pointer}/fallbacks/{i}/role"),
            FallbackDefinition.PauseAndAlert pause => (pause.Role, $"{pointer}/fallbacks/{i}/role"),
            _ => ("", ""),
        }).Where(f => f.Item2.Length > 0);
}
