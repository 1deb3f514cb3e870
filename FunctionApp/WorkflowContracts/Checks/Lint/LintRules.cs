namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every rule of the check, in the order of its ids.</summary>
internal static class LintRules
{
    public static IReadOnlyList<Func<LintSubject, IEnumerable<ContractProblem>>> All { get; } =
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
        WaitDeadline.Find,
        ReminderOutsideWait.Find,
        AiWithoutFallback.Find,
        SilenceOnHighTier.Find,
        UnboundedRetry.Find,
        HistoryBudget.Find,
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
    ];

    /// <summary>What all rules find, by line.</summary>
    public static IReadOnlyList<ContractProblem> Find(LintSubject subject) =>
        [.. All.SelectMany(rule => rule(subject)).OrderBy(p => p.Line)];
}
