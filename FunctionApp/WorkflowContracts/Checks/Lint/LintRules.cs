namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every rule of the check, in the order of its ids.</summary>
internal static class LintRules
{
    private static readonly IReadOnlyList<Func<LintSubject, IEnumerable<ContractProblem>>> OfTheGraph =
    [
        Identity.Find,
        UniqueIds.Find,
        UnknownNeed.Find,
        Cycle.Find,
        UnknownPath.Find,
        PathWithoutWait.Find,
        PrivateCondition.Find,
        MissingFile.Find,
        EffectKey.Find,
        LimitFit.Find,
        WaitDeadline.Find,
        ReminderOutsideWait.Find,
        AiWithoutFallback.Find,
        SilenceOnHighTier.Find,
        UnboundedRetry.Find,
        HistoryBudget.Find,
    ];

    private static readonly IReadOnlyList<Func<LintSubject, IEnumerable<ContractProblem>>> OfTheParts =
    [
        EffectUndo.Find,
        EffectWithoutYes.Find,
        ApprovalCover.Find,
        ConditionShape.Find,
        MappingShape.Find,
        FallbackFit.Find,
        TriggerFit.Find,
        EffectDoubt.Find,
        ForEachBound.Find,
        FieldShape.Find,
        LookupFit.Find,
        NeverTrue.Find,
        CalendarFit.Find,
        KpiFit.Find,
        BlockedReason.Find,
        SampleFit.Find,
        RequesterFit.Find,
        BusinessStates.Find,
        AlarmFit.Find,
        PromptHead.Find,
        Unreachable.Find,
    ];

    private static readonly IReadOnlyList<Func<LintSubject, IEnumerable<ContractProblem>>> OfTheHouse =
    [
        LaxClass.Find,
        UnknownRole.Find,
        UnknownTarget.Find,
        UnknownModel.Find,
        SecretToModel.Find,
        UnmaskedToCloud.Find,
        PayloadFit.Find,
        ReviewThreshold.Find,
    ];

    public static IReadOnlyList<Func<LintSubject, IEnumerable<ContractProblem>>> All { get; } =
        [.. OfTheGraph, .. OfTheParts, .. OfTheHouse];

    /// <summary>What all rules find, by line.</summary>
    public static IReadOnlyList<ContractProblem> Find(LintSubject subject) =>
        [.. All.SelectMany(rule => rule(subject)).OrderBy(p => p.Line)];
}
