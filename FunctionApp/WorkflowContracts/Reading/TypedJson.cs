using System.Globalization;
using System.Text.Json;
using FunctionApp.WorkflowContracts.JsonSchemas;

namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Turns YAML nodes into JSON, typed by what the schema expects at each place.</summary>
/// <remarks><para>Shape: a plain <c>1.0</c> is text where text is wanted; a quoted value is always text.</para></remarks>
internal sealed class TypedJson(JsonElement root)
{
    public const int MaxNodes = 50_000;

    private int _nodes;

    public SourceLines Lines { get; } = new();

    /// <summary>The document as JSON; null when reused anchors make it too large.</summary>
    public JsonElement? Convert(AuthoredNode node)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            Write(writer, node, root, "", node.Line);
        }

        if (_nodes > MaxNodes)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter writer, AuthoredNode node, JsonElement? schema, string pointer, int line)
    {
        Lines.Note(pointer, line);
        if (++_nodes > MaxNodes)
        {
            writer.WriteNullValue();
            return;
        }

        JsonElement? expected = Expected(schema, node);
        switch (node)
        {
            case AuthoredNode.Scalar scalar:
                WriteScalar(writer, scalar, expected);
                break;
            case AuthoredNode.Sequence sequence:
                writer.WriteStartArray();
                for (int i = 0; i < sequence.Items.Count; i++)
                {
                    Write(writer, sequence.Items[i], Member(expected, "items"), $"{pointer}/{i}", sequence.Items[i].Line);
                }

                writer.WriteEndArray();
                break;
            case AuthoredNode.Map map:
                writer.WriteStartObject();
                foreach ((string key, int keyLine, AuthoredNode value) in map.Members)
                {
                    writer.WritePropertyName(key);
                    JsonElement? inner = Member(Member(expected, "properties"), key) ?? Member(expected, "additionalProperties");
                    Write(writer, value, inner, JsonSchema.PointerTo(pointer, key), keyLine);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private JsonElement? Expected(JsonElement? schema, AuthoredNode node)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } given)
        {
            return null;
        }

        JsonElement resolved = SchemaReference.Resolve(root, given);
        return resolved.TryGetProperty("oneOf", out JsonElement branches)
            && node is AuthoredNode.Map map
            && SchemaChoice.Of(branches, root) is { } choice
            ? choice.Branch((map[choice.Member] as AuthoredNode.Scalar)?.Text)
            : resolved;
    }

    private static void WriteScalar(Utf8JsonWriter writer, AuthoredNode.Scalar scalar, JsonElement? expected)
    {
        string? type = Member(expected, "type") is { ValueKind: JsonValueKind.String } named ? named.GetString() : null;
        if (!scalar.Plain)
        {
            writer.WriteStringValue(scalar.Text);
        }
        else if (scalar.Text is "" or "~" or "null")
        {
            writer.WriteNullValue();
        }
        else if (type != "string" && scalar.Text is "true" or "false")
        {
            writer.WriteBooleanValue(scalar.Text == "true");
        }
        else if (type is null or "number" or "integer" && IsNumber(scalar.Text))
        {
            writer.WriteRawValue(scalar.Text);
        }
        else
        {
            writer.WriteStringValue(scalar.Text);
        }
    }

    private static bool IsNumber(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return false;
        }

        Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Member(JsonElement? schema, string name) =>
        schema is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out JsonElement member) ? member : null;
}
