using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>An effect across runs says by which values it is the same effect.</summary>
internal static class EffectKey
{
    public const string Id = "CON028";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        foreach ((_, StepWork.Effect effect, string pointer) in subject.StepsDoing<StepWork.Effect>())
        {
            bool hasKey = effect.Idempotency.Key is { Count: > 0 };
            if (effect.Idempotency.Scope == IdempotencyScope.BusinessKey && !hasKey)
            {
                yield return subject.Problem(Id, pointer + "/do/idempotency", "scope business_key needs the paths of its key");
            }
            else if (effect.Idempotency.Scope == IdempotencyScope.Run && hasKey)
            {
                yield return subject.Problem(
                    Id, pointer + "/do/idempotency/key", "a key counts across runs only; write scope: business_key");
            }
        }
    }
}
