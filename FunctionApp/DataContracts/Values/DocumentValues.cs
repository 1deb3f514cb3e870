using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads documents: inside the item as Base64 or text, or stored already and named by their hash.</summary>
/// <remarks>
/// <para>Shape: text stands for itself; an object has <c>name</c> and <c>content_type</c>, both optional, and one of
/// <c>content_base64</c>, <c>text</c>, <c>sha256</c> (with <c>size_bytes</c>).</para>
/// </remarks>
internal static class DocumentValues
{
    private const string PlainText = "text/plain";
    private static readonly string[] Contents = ["content_base64", "text", "sha256"];

    internal static ValueReading Read(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return Brought(field, Encoding.UTF8.GetBytes(value.GetString()!), field.Name + ".txt", PlainText);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return ValueReader.WrongType(field, value);
        }

        string[] contents = [.. Contents.Where(c => value.TryGetProperty(c, out _))];
        if (contents.Length != 1 || value.GetProperty(contents[0]) is not { ValueKind: JsonValueKind.String } content)
        {
            return ValueReading.Broken(BreachRules.Type, Expectation.Of(field), "an object without a document");
        }

        if (StoredDocuments.PlainType(Text(value, "content_type") ?? (contents[0] == "text" ? PlainText : null)) is not { } type)
        {
            return ValueReading.Broken(BreachRules.Format, "a content type", "another text", "/content_type");
        }

        string name = StoredDocuments.PlainName(Text(value, "name"), field.Name);
        return contents[0] switch
        {
            "text" => Brought(field, Encoding.UTF8.GetBytes(content.GetString()!), name, type),
            "sha256" => Named(value, content.GetString()!, name, type),
            _ => content.TryGetBytesFromBase64(out byte[]? bytes)
                ? Brought(field, bytes, name, type)
                : ValueReading.Broken(BreachRules.Format, "Base64", "text of another form", "/content_base64"),
        };
    }

    private static ValueReading Brought(FieldDefinition field, byte[] bytes, string name, string type) => bytes.Length == 0
        ? ValueReading.Broken(BreachRules.Required, Expectation.Of(field), "an empty document")
        : ValueReading.Of(Value(name, type, bytes.Length, BlobVault.Sha256Of(bytes)), "stored") with { Content = bytes };

    private static ValueReading Named(JsonElement value, string sha256, string name, string type) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        && value.TryGetProperty("size_bytes", out JsonElement size) && size.ValueKind == JsonValueKind.Number
        && size.TryGetInt64(out long bytes)
            ? ValueReading.Of(Value(name, type, bytes, sha256))
            : ValueReading.Broken(
                BreachRules.Format, "sha256 as 64 small hex digits, with size_bytes", "text of another form", "/sha256");

    private static JsonObject Value(string name, string type, long size, string sha256) => new()
    {
        ["name"] = name,
        ["content_type"] = type,
        ["size_bytes"] = size,
        ["sha256"] = sha256,
    };

    private static string? Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
