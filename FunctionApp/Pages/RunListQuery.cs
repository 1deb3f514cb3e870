using System.Globalization;
using System.Text.RegularExpressions;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Pages;

/// <summary>Reads what a list of runs is narrowed by; pure.</summary>
internal static partial class RunListQuery
{
    /// <summary>The query of a request; null when a part of it cannot be read.</summary>
    internal static RunQuery? Read(IQueryCollection query)
    {
        string? state = Given(query["state"]);
        string? cursor = Given(query["cursor"]);
        RunState? known = state is null ? null : StateOf(state);
        (bool fromRead, DateTimeOffset? from) = Instant(Given(query["from"]));
        (bool toRead, DateTimeOffset? to) = Instant(Given(query["to"]));
        return (state is null) == (known is null) && fromRead && toRead && (cursor is null || Cursor().IsMatch(cursor))
            ? new(Given(query["workflow"]), known, from, to, cursor)
            : null;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static RunState? StateOf(string text) => Enum.GetValues<RunState>()
        .Select(s => (RunState?)s)
        .FirstOrDefault(s => string.Equals(RunDocuments.Words.Upper(s!.Value), text, StringComparison.OrdinalIgnoreCase));

    private static (bool Read, DateTimeOffset? Instant) Instant(string? text) =>
        text is null ? (true, null)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? (true, instant)
            : (false, null);

    [GeneratedRegex("^[0-9]{19}-[A-Za-z0-9._~-]{1,200}$")]
    private static partial Regex Cursor();
}
