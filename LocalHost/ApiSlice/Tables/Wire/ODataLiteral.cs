using System.Globalization;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Values as they are spelled in a filter.</summary>
internal static class ODataLiteral
{
    internal static string Of(object? value) => value switch
    {
        string text => Quoted(text),
        char letter => Quoted(letter.ToString()),
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => OfDouble(number),
        Guid id => $"guid'{id}'",
        DateTimeOffset instant => Instant(instant.UtcDateTime),
        DateTime instant => Instant(PropertyValue.Utc(instant)),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        Enum symbol => Quoted(symbol.ToString()),
        null => throw new NotSupportedException("A table stores no null, so a filter cannot ask for one."),
        _ => throw new NotSupportedException($"A filter cannot hold a {value.GetType()}."),
    };

    internal static string Of(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        object[] literals = [.. filter.GetArguments().Select(Of)];
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Instant(DateTime utc) => $"datetime'{utc.ToString(PropertyValue.InstantFormat, CultureInfo.InvariantCulture)}'";

    // A double without a fraction would be read as an integer.
    private static string OfDouble(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E', 'N') || !double.IsFinite(number) ? text : text + ".0";
    }
}
