using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace FunctionApp.Hosting;

/// <summary>Patterns that people wrote, made so that no text can stall the house.</summary>
/// <remarks>
/// <para>Guarantee: matched in time linear in the text where the pattern allows that; else given up after two seconds, which a busy
/// machine does not reach with an honest text.</para>
/// </remarks>
public static class BoundedPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly ConcurrentDictionary<string, Regex> Made = new(StringComparer.Ordinal);

    /// <summary>The pattern, ready to match.</summary>
    /// <exception cref="ArgumentException">It is no pattern.</exception>
    public static Regex Of(string pattern) => Made.GetOrAdd(pattern, Make);

    private static Regex Make(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new(pattern, RegexOptions.CultureInvariant, Longest);
        }
    }
}
