using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Hosting;

/// <summary>Builds markup in which every hole is encoded; only markup made here passes as it is.</summary>
/// <remarks><para>Shape: holes stand in text or in quoted attributes, never in a tag's name, a script or a style.</para></remarks>
public static class Html
{
    /// <summary>No markup.</summary>
    public static IHtmlContent Nothing { get; } = HtmlString.Empty;

    /// <summary>Markup with encoded holes; null leaves a hole empty.</summary>
    public static IHtmlContent Of(FormattableString markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return new HtmlFormattableString(CultureInfo.InvariantCulture, markup.Format, markup.GetArguments());
    }

    /// <summary>The markup of each item, one after the other.</summary>
    public static IHtmlContent Each<T>(IEnumerable<T> items, Func<T, IHtmlContent> one)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(one);
        HtmlContentBuilder all = new();
        foreach (T item in items)
        {
            all.AppendHtml(one(item));
        }

        return all;
    }

    /// <summary>Markup that is there only if the condition holds.</summary>
    public static IHtmlContent When(bool condition, FormattableString markup) => condition ? Of(markup) : Nothing;

    /// <summary>A state in words, coloured.</summary>
    public static IHtmlContent Badge(string words, Tone tone) =>
        Of($"""<span class="badge {ClassOf(tone)}">{words}</span>""");

    /// <summary>An instant for people, with its zone; the machine form is beside it.</summary>
    /// <remarks><para>Units: <paramref name="timeZone"/> is an IANA name; UTC where it is left out or not known here.</para></remarks>
    public static IHtmlContent Time(DateTimeOffset utc, string? timeZone = null)
    {
        TimeZoneInfo zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? found)
            ? found
            : TimeZoneInfo.Utc;
        string local = TimeZoneInfo.ConvertTime(utc, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        string machine = utc.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Of($"""<time datetime="{machine}">{local} {(zone == TimeZoneInfo.Utc ? "UTC" : $"({zone.Id})")}</time>""");
    }

    /// <summary>A length of time for people: its two largest units.</summary>
    public static string Duration(TimeSpan length) => length switch
    {
        { TotalSeconds: < 1 } => "under a second",
        { TotalMinutes: < 1 } => Count(length.Seconds, "second"),
        { TotalHours: < 1 } => Two(Count(length.Minutes, "minute"), length.Seconds, "second"),
        { TotalDays: < 1 } => Two(Count(length.Hours, "hour"), length.Minutes, "minute"),
        _ => Two(Count(length.Days, "day"), length.Hours, "hour"),
    };

    /// <summary>A number with its noun in the right number.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    internal static string ClassOf(Tone tone) => tone switch
    {
        Tone.Plain => "plain",
        Tone.Active => "active",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
    };

    private static string Two(string first, int number, string noun) =>
        number == 0 ? first : $"{first} {Count(number, noun)}";
}
