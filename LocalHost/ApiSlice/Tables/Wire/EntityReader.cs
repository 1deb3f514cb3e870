using System.Text.Json;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Rows out of the service's JSON.</summary>
internal static class EntityReader
{
    internal static T ReadOne<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        return Read<T>(ref reader);
    }

    internal static List<T> ReadMany<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        List<T> rows = [];
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool rowsFollow = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!rowsFollow)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                rows.Add(Read<T>(ref reader));
            }
        }

        return rows;
    }

    private static T Read<T>(ref Utf8JsonReader reader)
        where T : class, ITableEntity
    {
        Dictionary<string, object> properties = Properties(ref reader);
        return typeof(T) == typeof(TableEntity)
            ? (T)(object)TableEntity.Around(properties)
            : EntityShape.Of(typeof(T)).Filled<T>(properties);
    }

    private static Dictionary<string, object> Properties(ref Utf8JsonReader reader)
    {
        Dictionary<string, object> properties = new(capacity: 12, StringComparer.Ordinal);
        string? typedName = null;
        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
            {
                typedName = name[..^PropertyNames.TypeSuffix.Length];
                type = reader.GetString();
                Retype(properties, typedName, type);
            }
            else if (PropertyValue.Read(ref reader, TypeOf(name, typedName, type)) is { } value && Kept(name))
            {
                properties[name] = value;
            }
        }

        return properties;
    }

    private static string? TypeOf(string name, string? typedName, string? type) =>
        name == typedName ? type : name == PropertyNames.Timestamp ? "Edm.DateTime" : null;

    private static bool Kept(string name) => name == PropertyNames.ETag || !name.StartsWith("odata.", StringComparison.Ordinal);

    // A type mark may stand behind its value.
    private static void Retype(Dictionary<string, object> properties, string name, string? type)
    {
        if (properties.TryGetValue(name, out object? early) && early is string text)
        {
            properties[name] = PropertyValue.OfText(text, type);
        }
    }
}
