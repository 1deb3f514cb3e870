using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>What conditions name travels in histories, so it must not be personal or secret.</summary>
internal static class PrivateCondition
{
    public const string Id = "CON026";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from path in ContractPath.In(subject.Contract)
        where path.Use == PathUse.Condition && path.Parts is ["record", _, ..]
        let field = Innermost(subject.Contract, path.Parts[1..])
        where field is { Sensitivity: not Sensitivity.None }
        select subject.Problem(
            Id,
            path.Pointer,
            $"'{path.Path}' is {field.Sensitivity.ToString().ToLowerInvariant()}; conditions may not name it, a step may judge it");

    private static FieldDefinition? Innermost(WorkflowDefinition contract, string[] names)
    {
        for (int length = 1; length <= names.Length; length++)
        {
            FieldDefinition? field = RecordFields.Find(contract.Input.Fields, names.AsSpan(0, length));
            if (field is { Sensitivity: not Sensitivity.None } || length == names.Length)
            {
                return field;
            }
        }

        return null;
    }
}
