using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Hosting;

namespace FunctionApp.Intake.Documents;

/// <summary>Makes items of files: the files are stored, the item names them by their hash.</summary>
/// <remarks>
/// <para>Shape: <c>{"document": {"name", "content_type", "size_bytes", "sha256"}, ...other fields of the form}</c>; a file stands
/// under the name of its form field, several of one name as a list. A raw body and a dropped file are <c>document</c>.
/// A contract takes it by <c>{ name: document, type: document, required: true }</c>; the record then holds a
/// <see cref="Handoffs.DocumentRef"/>.</para>
/// <para>Guarantee: the files are stored before the item exists.</para>
/// </remarks>
internal sealed class DocumentItems(StoredDocuments documents)
{
    internal const string Field = "document";

    internal async Task<ReadOnlyMemory<byte>> ComposeAsync(string workflow, ArrivedForm form, CancellationToken cancellation)
    {
        JsonObject item = [];
        foreach (IGrouping<string, ArrivedFile> field in form.Files.GroupBy(f => f.Field))
        {
            List<JsonNode> files = [];
            foreach (ArrivedFile file in field)
            {
                files.Add(await StoreAsync(workflow, file, cancellation));
            }

            Add(item, field.Key, files);
        }

        foreach (IGrouping<string, KeyValuePair<string, string>> field in form.Fields.GroupBy(f => f.Key))
        {
            Add(item, field.Key, [.. field.Select(f => JsonValue.Create(f.Value))]);
        }

        return JsonSerializer.SerializeToUtf8Bytes(item, HandshakeJson.Wire);
    }

    private async Task<JsonNode> StoreAsync(string workflow, ArrivedFile file, CancellationToken cancellation)
    {
        string sha256 = (await documents.PutAsync(workflow, file.Bytes, file.ContentType, cancellation)).Sha256;
        return new JsonObject
        {
            ["name"] = file.Name,
            ["content_type"] = file.ContentType,
            ["size_bytes"] = file.Bytes.Length,
            ["sha256"] = sha256,
        };
    }

    private static void Add(JsonObject item, string name, List<JsonNode> values) =>
        item[name] = values.Count == 1 ? values[0] : new JsonArray([.. values]);
}
