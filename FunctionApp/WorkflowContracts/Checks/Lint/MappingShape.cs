using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A mapped field has exactly one source, and a template escapes what it takes in.</summary>
internal static class MappingShape
{
    public const string Id = "CON039";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from mapped in Mapped(subject)
        let wrong = WhatIsWrong(mapped.Field)
        where wrong is not null
        select subject.Problem(Id, mapped.Pointer, wrong);

    private static IEnumerable<(MappedField Field, string Pointer)> Mapped(LintSubject subject) =>
        subject.StepsDoing<StepWork.Effect>()
            .SelectMany(e => Numbered(e.Work.Payload, e.Pointer + "/do/payload")
                .Concat(Numbered(e.Work.Compensation?.Payload ?? [], e.Pointer + "/do/compensation/payload")))
            .Concat(Numbered(subject.Contract.Output, "/output"))
            .Concat((subject.Contract.Lookups ?? []).SelectMany((l, i) => Numbered(l.WhenMissing ?? [], $"/lookups/{i}/when_missing")));

    private static IEnumerable<(MappedField Field, string Pointer)> Numbered(IReadOnlyList<MappedField> fields, string pointer) =>
        fields.Select((f, i) => (f, $"{pointer}/{i}"));

    private static string? WhatIsWrong(MappedField field)
    {
        int sources = new[] { field.From, field.Text, field.Template }.Count(s => s is not null);
        return sources != 1
            ? "expected exactly one of from, text, template"
            : field.Template?.Contains("{{{", StringComparison.Ordinal) == true ? "triple braces put text in unescaped" : null;
    }
}
