using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Whoever asked for an item can be kept from approving it only where the item says who that is.</summary>
internal static class RequesterFit
{
    public const string Id = "CON068";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        InputDefinition input = subject.Contract.Input;
        if (input.Requester is { } path && !input.Fields.Any(f => $"record.{f.Name}" == path))
        {
            yield return subject.Problem(Id, "/input/requester", $"'{path}' is no field of the input; expected a path such as record.asked_by");
        }

        foreach ((StepDefinition step, StepWork.Approve work, string pointer) in subject.StepsDoing<StepWork.Approve>())
        {
            if (work.NotRequester && input.Requester is null)
            {
                yield return subject.Problem(
                    Id, $"{pointer}/do/not_requester", $"nobody knows who asked for the item of '{step.Id}'; name the field in input.requester");
            }
        }
    }
}
