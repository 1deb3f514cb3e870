using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>A fact that looks at pages with a real browser, Chromium, found on the path.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];

    public BrowserFactAttribute() => Skip = Path is null ? "Chromium is not on the path" : null;

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
