using System.Text.Json;
using System.Text.Unicode;

namespace FunctionApp.Hosting;

/// <summary>Reads JSON from strangers: whatever the bytes are, the answer is a document or a named fault, never an exception.</summary>
/// <remarks>
/// <para>Shape: UTF-8, with or without byte order mark; at most 40 levels; no member twice in one object; no half characters.</para>
/// <para>Source: RFC 8259.</para>
/// </remarks>
public static class StrictJson
{
    /// <summary>How deep objects and lists may be nested.</summary>
    public const int MaxDepth = 40;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The document; null with the fault that keeps it from being one.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> bytes, out JsonFault? fault)
    {
        ReadOnlyMemory<byte> text = bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
        fault = FaultOf(text.Span);
        if (fault is not null)
        {
            return null;
        }

        try
        {
            JsonDocumentOptions options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            using JsonDocument document = JsonDocument.Parse(text, options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The scan above accepted the grammar and the depth, so what is left is a member that stands twice.
            fault = JsonFault.DuplicateMember;
            return null;
        }
    }

    private static JsonFault? FaultOf(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            return JsonFault.Empty;
        }

        if (!Utf8.IsValid(text))
        {
            return JsonFault.NotUtf8;
        }

        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = MaxDepth + 2 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }

                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    return JsonFault.TooDeep;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return JsonFault.NotJson;
        }
        catch (InvalidOperationException)
        {
            return JsonFault.HalfCharacter;
        }
    }
}
