namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A name means one thing.</summary>
internal static class UniqueIds
{
    public const string Id = "CON021";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        Twice(subject, "/steps", "id", [.. subject.Contract.Steps.Select(s => s.Id)])
            .Concat(Twice(subject, "/input/fields", "name", [.. subject.Contract.Input.Fields.Select(f => f.Name)]))
            .Concat(Twice(subject, "/lookups", "id", [.. (subject.Contract.Lookups ?? []).Select(l => l.Id)]))
            .Concat(Twice(subject, "/degraded_modes", "id", [.. (subject.Contract.DegradedModes ?? []).Select(d => d.Id)]))
            .Concat(Twice(subject, "/output", "field", [.. subject.Contract.Output.Select(o => o.Field)]));

    private static IEnumerable<ContractProblem> Twice(LintSubject subject, string pointer, string member, IReadOnlyList<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (!seen.Add(names[i]))
            {
                yield return subject.Problem(Id, $"{pointer}/{i}/{member}", $"'{names[i]}' stands twice");
            }
        }
    }
}
