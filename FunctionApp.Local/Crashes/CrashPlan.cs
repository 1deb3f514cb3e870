namespace FunctionApp.Local.Crashes;

/// <summary>What the crash rounds kill and how long they wait for it.</summary>
/// <param name="Program">The built app whose child verb is killed; null for this one.</param>
/// <param name="Points">The chosen points at which every other round dies.</param>
/// <param name="Patience">How long unfinished runs may take once nothing is killed any more.</param>
internal sealed record CrashPlan(string? Program, IReadOnlyList<string> Points, TimeSpan Patience)
{
    /// <summary>This program, killed at every kind of point.</summary>
    public static CrashPlan Default { get; } = new(
        null,
        ["BeforeCommit", "AfterCommit", "BeforeActivity", "AfterActivity", "BeforeReadModel", "AfterReadModel"],
        TimeSpan.FromMinutes(3));
}
