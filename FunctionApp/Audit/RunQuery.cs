using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>Which runs a list shows; every part may be left out.</summary>
/// <remarks><para>Units: runs begun at or after <paramref name="FromUtc"/> and before <paramref name="ToUtc"/>.</para></remarks>
public sealed record RunQuery(
    string? Workflow = null,
    RunState? State = null,
    DateTimeOffset? FromUtc = null,
    DateTimeOffset? ToUtc = null,
    string? Cursor = null,
    int Size = 50);
