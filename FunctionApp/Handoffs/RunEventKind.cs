namespace FunctionApp.Handoffs;

/// <summary>The closed list of what the audit trail knows.</summary>
public enum RunEventKind
{
    /// <summary>A run began.</summary>
    RunStarted,

    /// <summary>A run ended.</summary>
    RunEnded,

    /// <summary>A run stopped until an operator acts.</summary>
    RunPaused,

    /// <summary>A paused or delayed run went on.</summary>
    RunResumed,

    /// <summary>A limit of the contract lets the run wait before its start.</summary>
    RunDelayed,

    /// <summary>A step completed.</summary>
    StepCompleted,

    /// <summary>An attempt at a step failed.</summary>
    StepFailed,

    /// <summary>Another attempt was planned.</summary>
    RetryPlanned,

    /// <summary>A step's condition did not hold, or the contract allowed to skip it.</summary>
    StepSkipped,

    /// <summary>A fallback or the next model was taken.</summary>
    FallbackTaken,

    /// <summary>A step counted the items of its list.</summary>
    ItemsCounted,

    /// <summary>A chunk of a step's items began.</summary>
    ChunkBegun,

    /// <summary>A chunk of a step's items ended.</summary>
    ChunkEnded,

    /// <summary>A declared degraded mode began.</summary>
    DegradedEntered,

    /// <summary>A degraded mode ended.</summary>
    DegradedLeft,

    /// <summary>A person was asked.</summary>
    GateOpened,

    /// <summary>A notice to a person was sent or could not be.</summary>
    NoticeSent,

    /// <summary>The question went up the chain.</summary>
    GateEscalated,

    /// <summary>A gate was settled: yes, no or silence.</summary>
    GateSettled,

    /// <summary>An effect's payload was composed.</summary>
    EffectPrepared,

    /// <summary>What an effect's target answered.</summary>
    EffectAnswered,

    /// <summary>A doubt about an effect was resolved.</summary>
    DoubtResolved,

    /// <summary>What a compensation's target answered.</summary>
    CompensationAnswered,

    /// <summary>An operator acted on a run.</summary>
    OperatorActed,

    /// <summary>An item broke its data contract.</summary>
    ItemRejected,

    /// <summary>A rejected item was mended and sent again.</summary>
    ItemResubmitted,

    /// <summary>A contract refused to start a run.</summary>
    ContractRefused,

    /// <summary>A contract version, class or switch was changed.</summary>
    ContractChanged,

    /// <summary>A business outcome was reported later.</summary>
    OutcomeReported,

    /// <summary>Somebody was alerted.</summary>
    AlertRaised,

    /// <summary>A run was taken into the random sample of an approval.</summary>
    SampleTaken,

    /// <summary>The item came into a business state that its contract names.</summary>
    BusinessStateSet,

    /// <summary>A role was told that a step's attempts are used up.</summary>
    RoleTold,

    /// <summary>Content of ended runs was purged at the end of its retention.</summary>
    ContentPurged,
}
