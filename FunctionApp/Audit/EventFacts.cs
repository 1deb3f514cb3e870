using System.Globalization;
using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>Reads the facts of events; pure.</summary>
public static class EventFacts
{
    /// <summary>The value of a fact; null where the event does not tell it.</summary>
    public static string? Text(this RunEvent happened, string name)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Facts?.LastOrDefault(f => f.Path == name && f.Kind != FactKind.Missing)?.Value;
    }

    /// <summary>A fact that is an instant.</summary>
    public static DateTimeOffset? Instant(this RunEvent happened, string name) =>
        DateTimeOffset.TryParse(
            happened.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : null;

    /// <summary>A fact that is a number; zero where it is missing.</summary>
    public static decimal Number(this RunEvent happened, string name) =>
        decimal.TryParse(happened.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : 0;

    /// <summary>A fact that is a truth; false where it is missing.</summary>
    public static bool Truth(this RunEvent happened, string name) => happened.Text(name) == "true";
}
