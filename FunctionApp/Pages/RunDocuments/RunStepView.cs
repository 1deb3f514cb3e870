using FunctionApp.Handoffs;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>One step of a run: how it stands and what its last attempt used.</summary>
/// <remarks>
/// <para>Shape: state is PENDING, RUNNING, RETRYING, WAITING, PAUSED, PREPARED, COMPLETED, SKIPPED, DECLINED, EXPIRED, FAILED,
/// IN_DOUBT, UNDONE or NOT_REACHED; the code is that of the last change.</para>
/// </remarks>
public sealed record RunStepView(
    string Id,
    string Title,
    string Kind,
    string Owner,
    string State,
    int Tries,
    DateTimeOffset? ChangedUtc,
    string? Code,
    string? Fallback,
    StepEvidence? Evidence);
