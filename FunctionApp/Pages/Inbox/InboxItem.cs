namespace FunctionApp.Pages.Inbox;

/// <summary>One thing that waits for a person.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Kind"/> is one of <see cref="InboxKinds"/>; the owner is a role, the people are ids; a deadline is there
/// where a contract set one; the act is where the viewer can do it, or look at it.</para>
/// </remarks>
internal sealed record InboxItem(
    string Kind,
    string Workflow,
    string About,
    string Owner,
    IReadOnlyList<string> People,
    DateTimeOffset SinceUtc,
    DateTimeOffset? DeadlineUtc,
    string Act,
    string Href,
    bool Mine,
    string? RunId = null)
{
    /// <summary>Whether the time to answer is over.</summary>
    public bool IsOverdue(DateTimeOffset nowUtc) => DeadlineUtc <= nowUtc;
}
