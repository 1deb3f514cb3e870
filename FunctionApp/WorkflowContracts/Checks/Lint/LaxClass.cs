namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A contract does not claim a laxer class than it has.</summary>
internal static class LaxClass
{
    public const string Id = "CON051";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        if (subject.Contract.Class < ComputedClass.Of(subject.Contract))
        {
            yield return subject.Problem(Id, "/class", "models take part, so the class is agent_assist, not deterministic");
        }
    }
}
