namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A workflow contract as its author wrote it in <c>workflow.yaml</c>.</summary>
/// <remarks><para>Source: docs/contract-language.md. <paramref name="Contract"/> is the version of the language: 1.</para></remarks>
public sealed record WorkflowDefinition(
    int Contract,
    string Id,
    string Version,
    string Title,
    string Owner,
    string RollbackOwner,
    ContractClass Class,
    RiskTier RiskTier,
    TimeSpan Retention,
    SlaDefinition Sla,
    IReadOnlyList<TriggerDefinition> Triggers,
    InputDefinition Input,
    IReadOnlyList<StepDefinition> Steps,
    IReadOnlyList<MappedField> Output,
    KpiDefinition Kpis,
    string? Description = null,
    IReadOnlyList<LookupDefinition>? Lookups = null,
    LimitsDefinition? Limits = null,
    CalendarDefinition? Calendar = null,
    IReadOnlyList<DegradedModeDefinition>? DegradedModes = null,
    IReadOnlyList<string>? BlockedReasons = null);
