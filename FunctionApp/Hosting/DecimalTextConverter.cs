using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionApp.Hosting;

/// <summary>Writes decimals as text, because the platform's wire turns JSON numbers into doubles.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? reader.GetDecimal()
            : decimal.TryParse(reader.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
                ? value
                : throw new JsonException("a decimal number was expected");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
