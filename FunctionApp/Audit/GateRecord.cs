namespace FunctionApp.Audit;

/// <summary>One question to people as the trail tells it, and its answer so far.</summary>
/// <remarks>
/// <para>Shape: kind is approve, manual, doubt, rollback or incident; decision is pending, approved, declined, expired, the
/// choice that was made, or withdrawn (the run went on or ended without an answer).</para>
/// <para>Units: reviewer time in seconds.</para>
/// </remarks>
public sealed record GateRecord(
    string GateId,
    string? Step,
    string Kind,
    string? Role,
    DateTimeOffset OpenedUtc,
    DateTimeOffset? DeadlineUtc,
    int Notices = 0,
    string Decision = GateRecord.Pending,
    string? By = null,
    DateTimeOffset? DecidedUtc = null,
    string? Code = null,
    bool Edited = false,
    int ReviewerSeconds = 0)
{
    /// <summary>The decision of a gate that waits.</summary>
    public const string Pending = "pending";

    /// <summary>The decision of a gate that nobody has to answer any more.</summary>
    public const string Withdrawn = "withdrawn";
}
