namespace FunctionApp.Hosting;

/// <summary>Every table, queue and container of the house, by the room that owns it.</summary>
public static class StorageNames
{
    /// <summary>Container: what came in, as it came in.</summary>
    public const string IntakePayloads = "intake-payloads";

    /// <summary>Container: documents by workflow and content.</summary>
    public const string IntakeDocuments = "intake-documents";

    /// <summary>Container: files that people and tools lay into folders for workflows.</summary>
    public const string Drop = "drop";

    /// <summary>Table: one row per workflow and idempotency key.</summary>
    public const string IntakeKeys = "intakekeys";

    /// <summary>Queue: items for workflows.</summary>
    public const string WorkflowRequests = "workflow-requests";

    /// <summary>Table and queue of rejected items.</summary>
    public const string ContractRejectsTable = "contractrejects";

    /// <summary>Queue: ids of rejected items, for people's tools.</summary>
    public const string ContractRejectsQueue = "contract-rejects";

    /// <summary>Container: contract version folders by content.</summary>
    public const string Contracts = "contracts";

    /// <summary>Table: versions, activation, class switches.</summary>
    public const string ContractStates = "contractstates";

    /// <summary>Container: records, step outputs and payloads of runs.</summary>
    public const string RunContents = "run-contents";

    /// <summary>Table: runs that wait for a slot or their turn, and what runs hold.</summary>
    public const string RunLine = "runline";

    /// <summary>Table: gates, decisions and token hashes.</summary>
    public const string Approvals = "approvals";

    /// <summary>Table: effects and their receipts.</summary>
    public const string EffectLedger = "effectledger";

    /// <summary>Table: what the sandbox connector would have sent.</summary>
    public const string EffectSandbox = "effectsandbox";

    /// <summary>Table: kept answers of look-ups; what they say is in a blob.</summary>
    public const string EnrichmentAnswers = "enrichmentanswers";

    /// <summary>Table: what models may still cost, by workflow.</summary>
    public const string StepBudgets = "stepbudgets";

    /// <summary>Table: the audit chains.</summary>
    public const string AuditTrail = "audittrail";

    /// <summary>Table: one row per run for lists.</summary>
    public const string RunIndex = "runindex";

    /// <summary>Table: one row of facts per run and day roll-ups.</summary>
    public const string KpiFacts = "kpifacts";

    /// <summary>Every table, for start-up.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        IntakeKeys, ContractRejectsTable, ContractStates, RunLine, Approvals, EffectLedger, EffectSandbox, EnrichmentAnswers, StepBudgets, AuditTrail, RunIndex, KpiFacts,
    ];

    /// <summary>Every queue, for start-up.</summary>
    public static IReadOnlyList<string> Queues { get; } = [WorkflowRequests, ContractRejectsQueue];

    /// <summary>Every blob container, for start-up.</summary>
    public static IReadOnlyList<string> Containers { get; } = [IntakePayloads, IntakeDocuments, Drop, Contracts, RunContents];
}
