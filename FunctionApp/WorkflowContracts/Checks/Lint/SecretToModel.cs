using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A secret is not given to a model and not put into what is shown to people.</summary>
internal static class SecretToModel
{
    public const string Id = "CON055";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from path in ContractPath.In(subject.Contract)
        where path.Step is { } step && (AiWithoutFallback.IsAi(step.Do) || step.Do is StepWork.Effect)
            && path.Use != PathUse.Condition && path.Parts is ["record", _, ..]
        let field = RecordFields.Find(subject.Contract.Input.Fields, path.Parts.AsSpan(1))
        where field is { Sensitivity: Sensitivity.Secret }
        select subject.Problem(Id, path.Pointer, $"'{path.Path}' is secret; secrets come from settings and never from items");
}
