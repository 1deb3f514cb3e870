namespace Microsoft.DurableTask.Abstractions;

/// <summary>The order of orchestration versions.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Blank is lowest; numeric when both parse as versions; otherwise text without case.</summary>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool blank = string.IsNullOrWhiteSpace(sourceVersion), otherBlank = string.IsNullOrWhiteSpace(otherVersion);
        return blank || otherBlank
            ? otherBlank.CompareTo(blank)
            : Version.TryParse(sourceVersion, out Version? left) && Version.TryParse(otherVersion, out Version? right)
                ? left.CompareTo(right)
                : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
