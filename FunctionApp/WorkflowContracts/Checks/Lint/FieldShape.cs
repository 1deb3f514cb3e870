using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A field has what its type needs and nothing that cannot hold for it.</summary>
internal static partial class FieldShape
{
    public const string Id = "CON044";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in RecordFields.All(subject.Contract.Input.Fields, "/input/fields")
            .Concat(subject.StepsDoing<StepWork.Extract>().SelectMany(e => RecordFields.All(e.Work.Fields, e.Pointer + "/do/fields")))
        from wrong in Wrong(found.Field)
        select subject.Problem(Id, $"{found.Pointer}/{wrong.Member}", wrong.Message);

    private static IEnumerable<(string Member, string Message)> Wrong(FieldDefinition field)
    {
        if (!Name().IsMatch(field.Name))
        {
            yield return ("name", "expected small letters, digits and underscores, beginning with a letter");
        }

        if ((field.Type == FieldType.Choice) != (field.Values is { Count: > 0 }))
        {
            yield return ("values", "values belong to the type enum, which needs at least one");
        }

        if ((field.Type == FieldType.List) != (field.Items is not null))
        {
            yield return ("items", "items belong to the type list, which needs them");
        }

        if ((field.Type == FieldType.Object) != (field.Fields is { Count: > 0 }))
        {
            yield return ("fields", "fields belong to the type object, which needs at least one");
        }

        foreach ((BoundsDefinition? bounds, string member) in new[] { (field.Length, "length"), (field.Range, "range") })
        {
            if (bounds is { Min: { } min, Max: { } max } && min > max)
            {
                yield return (member, "the least is above the most");
            }
        }

        if (field.Pattern is { } pattern && !Compiles(pattern))
        {
            yield return ("pattern", "expected a .NET regular expression");
        }

        if ((field.From ?? []).FirstOrDefault(f => !f.StartsWith('/')) is { } from)
        {
            yield return ("from", $"'{from}': expected a JSON pointer such as /name");
        }
    }

    private static bool Compiles(string pattern)
    {
        try
        {
            _ = BoundedPattern.Of(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$")]
    private static partial Regex Name();
}
