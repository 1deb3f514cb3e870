using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A place in a contract that names a value by its path; <paramref name="Step"/> is the step that reads it.</summary>
internal sealed record ContractPath(string Path, string Pointer, StepDefinition? Step, PathUse Use)
{
    /// <summary>The parts of the path; that of an item begins with its list.</summary>
    public string[] Parts => (NamesItem ? $"{Step!.ForEach!.Items}.0{Path[Step.ForEach.As.Length..]}" : Path).Split('.');

    /// <summary>Whether it leads into the item of the list that its step runs over.</summary>
    public bool NamesItem => Step?.ForEach is { } each && Path.Split('.')[0] == each.As;

    public static IEnumerable<ContractPath> In(WorkflowDefinition contract)
    {
        for (int i = 0; i < contract.Steps.Count; i++)
        {
            foreach (ContractPath path in OfStep(contract.Steps[i], $"/steps/{i}"))
            {
                yield return path;
            }
        }

        foreach (ContractPath path in OfMapping(contract.Output, "/output", null))
        {
            yield return path;
        }

        if (contract.Limits?.OrderedBy is { } order)
        {
            yield return new(order, "/limits/ordered_by", null, PathUse.Value);
        }

        IReadOnlyList<LookupDefinition> lookups = contract.Lookups ?? [];
        for (int i = 0; i < lookups.Count; i++)
        {
            // A key may name the item of a list when whoever asks runs over one.
            IEnumerable<StepDefinition?> asking = contract.Steps
                .Where(s => s.Do is StepWork.Lookup asked && asked.Source == lookups[i].Id).Select(s => s.ForEach is null ? null : s);
            foreach (StepDefinition? step in asking.DefaultIfEmpty().Distinct())
            {
                yield return new(lookups[i].Key, $"/lookups/{i}/key", step, PathUse.Value);
            }
        }
    }

    private static IEnumerable<ContractPath> OfStep(StepDefinition step, string pointer)
    {
        IEnumerable<ContractPath> conditions = Conditions.Paths(step.When)
            .Select(p => new ContractPath(p, pointer + "/when", step, PathUse.Condition));
        IEnumerable<ContractPath> routes = NamedFacts.RouteOf(step.Do).SelectMany((r, j) => Conditions.Paths(r.When)
            .Select(p => new ContractPath(p, $"{pointer}/do/route/{j}/when", step, PathUse.Condition)));
        IEnumerable<ContractPath> items = step.ForEach is { } each
            ? [new(each.Items, pointer + "/for_each/items", step, PathUse.Value)]
            : [];
        return conditions.Concat(routes).Concat(items).Concat(OfWork(step, pointer + "/do"));
    }

    private static IEnumerable<ContractPath> OfWork(StepDefinition step, string pointer) => step.Do switch
    {
        StepWork.Classify work => Named(work.Text, pointer + "/text", step),
        StepWork.Extract work => Named([work.Document], pointer + "/document", step),
        StepWork.Summarize work => Named(work.Text, pointer + "/text", step),
        StepWork.Generate work => Named(work.AnswerKey is { } key ? [key] : [], pointer + "/answer_key", step)
            .Concat(Named([.. (work.Ground ?? []).Where(g => !g.Contains('/'))], pointer + "/ground", step)),
        StepWork.Check work => Named(work.Text, pointer + "/text", step)
            .Concat(Named([.. (work.Against ?? []).Where(a => !a.Contains('/'))], pointer + "/against", step)),
        StepWork.Package work => Named([work.Text], pointer + "/text", step)
            .Concat(Named(work.Only is { } only ? [only] : [], pointer + "/only", step)),
        StepWork.Effect work => OfMapping(work.Payload, pointer + "/payload", step)
            .Concat(Named(work.Idempotency.Key ?? [], pointer + "/idempotency/key", step))
            .Concat(OfMapping(work.Compensation?.Payload ?? [], pointer + "/compensation/payload", step, PathUse.Undo)),
        _ => [],
    };

    private static IEnumerable<ContractPath> Named(IReadOnlyList<string> paths, string pointer, StepDefinition step) =>
        paths.Select(p => new ContractPath(p, pointer, step, PathUse.Value));

    private static IEnumerable<ContractPath> OfMapping(
        IReadOnlyList<MappedField> fields, string pointer, StepDefinition? step, PathUse use = PathUse.Value) =>
        fields.SelectMany((f, i) => (f.From is { } from ? [from] : TemplatePaths.In(f.Template ?? ""))
            .Select(p => new ContractPath(p, $"{pointer}/{i}", step, use)));
}
