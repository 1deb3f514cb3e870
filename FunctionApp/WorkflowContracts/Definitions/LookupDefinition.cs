namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A source that a run may ask, how old its answer may be, and what it means when it is missing.</summary>
/// <remarks>
/// <para>Units: an answer over HTTP is kept and used again for <paramref name="MaxStaleness"/>; without it each run asks.</para>
/// <para>Units: <paramref name="StaleIfDown"/> is the age up to which a kept answer stands in while the source does not answer.</para>
/// <para>Shape: <paramref name="KeyAs"/> says what of the key's value is asked for; keys in <paramref name="KeyExcept"/> are never asked for.</para>
/// </remarks>
public sealed record LookupDefinition(
    string Id,
    LookupSource Source,
    string Key,
    bool Required = false,
    TimeSpan? MaxStaleness = null,
    IReadOnlyList<MappedField>? WhenMissing = null,
    TimeSpan? StaleIfDown = null,
    LookupKeyForm KeyAs = LookupKeyForm.AsIs,
    IReadOnlyList<string>? KeyExcept = null);
