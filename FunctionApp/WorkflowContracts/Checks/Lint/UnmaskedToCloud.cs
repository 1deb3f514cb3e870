using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>What masking cannot hide before a cloud model is asked does not go to one.</summary>
/// <remarks>
/// Masked are whole values of the record's own short fields and whatever looks like a card, an account, a mail address or a number
/// in any text. Sensitive fields inside lists and objects, and secrets that are free text, would pass.
/// </remarks>
internal static class UnmaskedToCloud
{
    public const string Id = "CON067";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) => subject.House.CloudModels is not { } cloud
        ? []
        : from found in subject.Steps
          from candidate in NamedFacts.RouteOf(found.Step.Do).Select((c, i) => (c.Model, Index: i))
          where cloud.Contains(candidate.Model)
          let field = Sent(subject.Contract.Input.Fields, found.Step.Do).FirstOrDefault(f => f is not null)
          where field is not null
          select subject.Problem(
              Id,
              $"{found.Pointer}/do/route/{candidate.Index}",
              $"'{candidate.Model}' is a cloud model and '{field}' would reach it unmasked; take it out of its list or object, or use an own model");

    /// <summary>The paths of what a step would send and masking would not hide.</summary>
    private static IEnumerable<string?> Sent(IReadOnlyList<FieldDefinition> fields, StepWork work) => work switch
    {
        StepWork.Generate => Open(fields, "record", inner: false),
        StepWork.Classify w => w.Text.SelectMany(p => At(fields, p)),
        StepWork.Summarize w => w.Text.SelectMany(p => At(fields, p)),
        StepWork.Extract w => At(fields, w.Document),
        _ => [],
    };

    private static IEnumerable<string> At(IReadOnlyList<FieldDefinition> fields, string path) => path.Split('.') switch
    {
        ["record"] => Open(fields, "record", inner: false),
        ["record", .. string[] names] when RecordFields.Find(fields, names) is { } field =>
            Open([field], path[..Math.Max(0, path.LastIndexOf('.'))], inner: names.Length > 1),
        _ => [],
    };

    private static IEnumerable<string> Open(IReadOnlyList<FieldDefinition> fields, string path, bool inner) => fields.SelectMany(f =>
        (IsOpen(f, inner) ? [$"{path}.{f.Name}"] : Array.Empty<string>())
            .Concat(Open(f.Fields ?? [], $"{path}.{f.Name}", inner: true))
            .Concat(f.Items is { } items ? Open([items], $"{path}.{f.Name}", inner: true) : []));

    private static bool IsOpen(FieldDefinition field, bool inner) => field.Sensitivity != Sensitivity.None
        && (inner || field.Type is FieldType.List or FieldType.Object || (field.Type == FieldType.Text && field.Sensitivity == Sensitivity.Secret));
}
