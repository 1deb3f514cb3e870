using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A path leads to a field, step, look-up or effect that exists.</summary>
internal static class UnknownPath
{
    public const string Id = "CON024";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from path in ContractPath.In(subject.Contract)
        let wrong = WhatIsWrong(subject, path)
        where wrong is not null
        select subject.Problem(Id, path.Pointer, $"'{path.Path}' leads to nothing: {wrong}");

    private static string? WhatIsWrong(LintSubject subject, ContractPath path)
    {
        string[] parts = path.Parts;
        WorkflowDefinition contract = subject.Contract;
        return parts[0] switch
        {
            "record" when parts.Length == 1 => null,
            "record" => RecordFields.Find(contract.Input.Fields, parts.AsSpan(1)) is null && !IsPart(contract, parts)
                ? "no such field of the input"
                : null,
            "steps" => MemberOf(parts, contract.Steps.Any(s => s.Id == parts[1]), "no such step"),
            "lookups" => MemberOf(parts, (contract.Lookups ?? []).Any(l => l.Id == parts[1]), "no such look-up"),
            "receipts" or "effects" => MemberOf(
                parts, contract.Steps.Any(s => s.Id == parts[1] && s.Do is StepWork.Effect), "no such effect"),
            "run" => path.Path == "run.id" ? null : "expected run.id",
            _ => "expected record, steps, lookups, effects, receipts or run.id",
        };
    }

    private static string? MemberOf(string[] parts, bool known, string unknown) =>
        parts.Length < 3 ? "it ends too early" : known ? null : unknown;

    private static bool IsPart(WorkflowDefinition contract, string[] parts) =>
        parts.Length > 2
        && RecordFields.Find(contract.Input.Fields, parts.AsSpan(1, parts.Length - 2))?.Type switch
        {
            FieldType.Money => parts[^1] is "amount" or "currency",
            FieldType.Document => parts[^1] is "name" or "content_type" or "size_bytes" or "sha256",
            _ => false,
        };
}
