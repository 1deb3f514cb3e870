using System.Text.RegularExpressions;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>The contract is what its folders say, in names that fit addresses and tables.</summary>
internal static partial class Identity
{
    public const string Id = "CON020";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        if (subject.Contract.Contract != 1)
        {
            yield return subject.Problem(Id, "/contract", "expected 1, the only version of the language");
        }

        if (subject.Contract.Id != subject.Folder.Workflow || !Name().IsMatch(subject.Contract.Id))
        {
            yield return subject.Problem(
                Id, "/id", $"expected the folder's name '{subject.Folder.Workflow}': small letters, digits and dashes, 2 to 60");
        }

        if (subject.Contract.Version != subject.Folder.Version || VersionNumber.Parse(subject.Contract.Version) is null)
        {
            yield return subject.Problem(
                Id, "/version", $"expected the folder's name '{subject.Folder.Version}' and a semantic version such as 1.0.0");
        }

        foreach ((Definitions.StepDefinition step, string pointer) in subject.Steps.Where(s => !StepName().IsMatch(s.Step.Id)))
        {
            yield return subject.Problem(
                Id, pointer + "/id", $"'{step.Id}': expected small letters, digits and underscores, beginning with a letter");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,59}$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex StepName();
}
