using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalHost.Durable.Replay;

/// <summary>What the platform's host does to JSON on its way: fractions become doubles, text stays text.</summary>
internal static class WireText
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1000,
    };

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1000 };

    /// <summary>The text read as JSON and printed again; text that is no JSON becomes a JSON string.</summary>
    public static string? RoundTrip(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return Reprint(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return JsonSerializer.Serialize(text);
        }
    }

    private static string Reprint(byte[] utf8)
    {
        ArrayBufferWriter<byte> printed = new(utf8.Length + 16);
        using (Utf8JsonWriter writer = new(printed, Compact))
        {
            Utf8JsonReader reader = new(utf8, Deep);
            while (reader.Read())
            {
                Copy(ref reader, writer);
            }
        }

        return Encoding.UTF8.GetString(printed.WrittenSpan);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(reader.GetString()!); break;
            case JsonTokenType.String: writer.WriteStringValue(reader.GetString()); break;
            case JsonTokenType.Number: writer.WriteRawValue(Number(reader.ValueSpan), skipInputValidation: true); break;
            default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
        }
    }

    private static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> written)
    {
        if (written.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            return written;
        }

        string shortest = double.Parse(written, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(shortest.AsSpan().IndexOfAny('.', 'E') < 0 ? shortest + ".0" : shortest);
    }
}
