using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionApp.DataContracts.Cleansing;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads calendar dates and instants; the record holds ISO 8601, instants in UTC.</summary>
internal static partial class DateValues
{
    private const string IsoDate = "yyyy-MM-dd";

    internal static ValueReading ReadDate(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!.Trim();
        if (DateOnly.TryParseExact(text, IsoDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return ValueReading.Of(JsonValue.Create(Iso(date)));
        }

        return field.Cleanse?.Contains(CleansingRule.ParseLocalDate) == true && LocalDate.Read(text) is { } local
            ? ValueReading.Of(JsonValue.Create(Iso(local)), "parse_local_date")
            : ValueReader.WrongFormat(field);
    }

    internal static ValueReading ReadInstant(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!.Trim();
        if (!Instant().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant))
        {
            return ValueReader.WrongFormat(field);
        }

        string utc = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        return ValueReading.Of(JsonValue.Create(utc), utc == text ? null : "utc");
    }

    private static string Iso(DateOnly date) => date.ToString(IsoDate, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        100)]
    private static partial Regex Instant();
}
