using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A blocked contract says why, and only a blocked one does.</summary>
internal static class BlockedReason
{
    public const string Id = "CON049";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        bool blocked = subject.Contract.Class == ContractClass.Blocked;
        if (blocked != subject.Contract.BlockedReasons is { Count: > 0 })
        {
            yield return subject.Problem(
                Id, "/blocked_reasons", blocked ? "a blocked contract needs its reasons" : "only a blocked contract has reasons");
        }
    }
}
