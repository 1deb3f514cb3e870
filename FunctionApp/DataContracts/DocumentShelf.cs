using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.DataContracts;

/// <summary>Stores the documents that an item brings inside itself, and finds those that it names by their hash.</summary>
/// <remarks>
/// <para>Guarantee: nothing of an item that broke its contract is stored; an item reaches documents of its own workflow only.</para>
/// </remarks>
internal sealed class DocumentShelf(StoredDocuments documents)
{
    /// <summary>The reading with a reference in every document field, or with the violations of those that lead to nothing.</summary>
    internal async Task<RecordReading> KeepAsync(string workflow, RecordReading reading, CancellationToken cancellation)
    {
        if (reading.Violations.Count > 0)
        {
            return reading;
        }

        List<ContractViolation> violations = [];
        foreach (ReadDocument document in reading.Documents)
        {
            if (await RefAsync(workflow, document, cancellation) is { } blob)
            {
                document.Value["blob"] = JsonSerializer.SerializeToNode(blob, HandshakeJson.Wire);
            }
            else
            {
                violations.Add(new(
                    document.Pointer, BreachRules.StoredDocument, "a document that was uploaded, with its size", "no such document"));
            }
        }

        return reading with { Violations = violations };
    }

    private async Task<BlobRef?> RefAsync(string workflow, ReadDocument document, CancellationToken cancellation)
    {
        JsonObject value = document.Value;
        if (document.Content is { } content)
        {
            return await documents.PutAsync(workflow, content, value["content_type"]!.GetValue<string>(), cancellation);
        }

        BlobRef? stored = await documents.FindAsync(workflow, value["sha256"]!.GetValue<string>(), cancellation);
        return stored?.SizeBytes == value["size_bytes"]!.GetValue<long>() ? stored : null;
    }
}
