using System.Globalization;
using System.Text.Json;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>One property's value between JSON with OData type marks and .NET.</summary>
internal static class PropertyValue
{
    internal const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    internal static object? Read(ref Utf8JsonReader reader, string? type) => reader.TokenType switch
    {
        JsonTokenType.String => OfText(reader.GetString()!, type),
        JsonTokenType.Number => OfNumber(ref reader, type),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    internal static object OfText(string text, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Guid" => Guid.Parse(text, CultureInfo.InvariantCulture),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Edm.Binary" => Convert.FromBase64String(text),
        _ => text,
    };

    internal static DateTime Utc(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant
        : throw new NotSupportedException(
            $"DateTime {instant:O} has a Kind of {instant.Kind}. It must be UTC: use DateTime.SpecifyKind, or a DateTimeOffset.");

    private static object OfNumber(ref Utf8JsonReader reader, string? type)
    {
        if (type != "Edm.Double" && reader.TryGetInt32(out int number))
        {
            return number;
        }

        return reader.GetDouble();
    }
}
