namespace FunctionApp.Tests.Support;

/// <summary>Where the sources stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "Handshake.slnx"))
            ? from
            : Find(Path.GetDirectoryName(from) ?? throw new InvalidOperationException("no Handshake.slnx above the tests"));
}
