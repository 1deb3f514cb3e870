namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A source that a run may ask, how old its answer may be, and what it means when it is missing.</summary>
public sealed record LookupDefinition(
    string Id,
    LookupSource Source,
    string Key,
    bool Required = false,
    TimeSpan? MaxStaleness = null,
    IReadOnlyList<MappedField>? WhenMissing = null);
