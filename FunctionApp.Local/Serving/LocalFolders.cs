namespace FunctionApp.Local.Serving;

/// <summary>Where this machine keeps what the local host needs: beside the solution, else below the current folder.</summary>
internal static class LocalFolders
{
    public static string Root { get; } = Path.Combine(Solution() ?? Directory.GetCurrentDirectory(), ".local");

    public static string Azurite { get; } = Path.Combine(Root, "azurite");

    public static string Storage { get; } = Path.Combine(Root, "storage");

    public static string Outbox { get; } = Path.Combine(Root, "outbox");

    public static string Drop { get; } = Path.Combine(Root, "drop");

    /// <summary>The workflows that are edited; a deployed copy has only its own.</summary>
    public static string Workflows { get; } = Solution() is { } sources
        ? Path.Combine(sources, "FunctionApp", "Workflows")
        : Path.Combine(AppContext.BaseDirectory, "Workflows");

    private static string? Solution()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handshake.slnx")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
