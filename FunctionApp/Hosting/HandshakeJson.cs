using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FunctionApp.Hosting;

/// <summary>The JSON dialects of the house, one place each.</summary>
public static class HandshakeJson
{
    /// <summary>Between activities, in histories and in stored documents: snake_case, unions with <c>kind</c>, grown fields allowed.</summary>
    public static JsonSerializerOptions Wire { get; } = Frozen(JsonUnmappedMemberHandling.Skip);

    /// <summary>For files that people write: unknown members are refused.</summary>
    public static JsonSerializerOptions Authored { get; } = Frozen(JsonUnmappedMemberHandling.Disallow);

    private static JsonSerializerOptions Frozen(JsonUnmappedMemberHandling unmapped)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = null,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            UnmappedMemberHandling = unmapped,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullablesBeMissing } },
            Converters =
            {
                new UnionJsonConverterFactory(),
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
                new DecimalTextConverter(),
                new IsoDurationConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // Nulls are not written, so what may be null may also be missing.
    private static void LetNullablesBeMissing(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: true }))
        {
            property.IsRequired = false;
        }
    }
}
