using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Rows into the service's JSON, refused where the service would refuse them.</summary>
internal static class EntityWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    internal static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        Write(buffer, entity);
        return buffer.WrittenMemory;
    }

    internal static void Write(IBufferWriter<byte> buffer, ITableEntity entity)
    {
        EntityLimits limits = new(entity);
        Utf8JsonWriter json = _json ??= new(buffer, Options);
        json.Reset(buffer);
        json.WriteStartObject();
        if (entity is TableEntity bag)
        {
            foreach ((string name, object value) in bag.Properties)
            {
                WriteProperty(json, ref limits, name, value);
            }
        }
        else
        {
            foreach (EntityMember member in EntityShape.Of(entity.GetType()).Members)
            {
                WriteProperty(json, ref limits, member.Name, member.Get(entity));
            }
        }

        json.WriteEndObject();
        json.Flush();
        limits.CheckWhole();
    }

    private static void WriteProperty(Utf8JsonWriter json, ref EntityLimits limits, string name, object? value)
    {
        if (value is null || PropertyNames.IsTheServices(name))
        {
            return;
        }

        limits.Add(name, value);
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case Enum symbol:
                json.WriteString(name, symbol.ToString());
                break;
            default:
                WriteMarked(json, name, value);
                break;
        }
    }

    private static void WriteMarked(Utf8JsonWriter json, string name, object value)
    {
        (string type, string text) = value switch
        {
            long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
            double number => ("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture)),
            Guid id => ("Edm.Guid", id.ToString()),
            DateTimeOffset instant => ("Edm.DateTime", Instant(instant.UtcDateTime)),
            DateTime instant => ("Edm.DateTime", Instant(PropertyValue.Utc(instant))),
            byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
            BinaryData bytes => ("Edm.Binary", Convert.ToBase64String(bytes.ToMemory().Span)),
            _ => throw new NotSupportedException($"Property {name}: a table stores no {value.GetType()}."),
        };
        json.WriteString($"{name}{PropertyNames.TypeSuffix}", type);
        if (value is double finite && double.IsFinite(finite))
        {
            json.WriteNumber(name, finite);
        }
        else
        {
            json.WriteString(name, text);
        }
    }

    private static string Instant(DateTime utc) => utc.ToString(PropertyValue.InstantFormat, CultureInfo.InvariantCulture);
}
