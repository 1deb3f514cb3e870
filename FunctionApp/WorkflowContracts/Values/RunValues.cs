using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>The documents of a run, reachable by the paths that contracts use.</summary>
public sealed class RunValues
{
    private readonly List<(string Prefix, JsonElement Document)> _documents = [];

    /// <summary>Every document with its prefix, in the order they were added.</summary>
    public IReadOnlyList<(string Prefix, JsonElement Document)> Documents => _documents;

    /// <summary>Fetches the documents behind the references.</summary>
    public static Task<RunValues> LoadAsync(BlobVault vault, IReadOnlyList<NamedRef> references, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return LoadAsync(vault.GetAsync, references, cancellation);
    }

    /// <summary>The same for a step of a run that is under way, whose documents were mostly stored a moment ago.</summary>
    public static Task<RunValues> RecallAsync(BlobVault vault, IReadOnlyList<NamedRef> references, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return LoadAsync(vault.RecallAsync, references, cancellation);
    }

    private static async Task<RunValues> LoadAsync(
        Func<BlobRef, CancellationToken, Task<ReadOnlyMemory<byte>>> fetch, IReadOnlyList<NamedRef> references, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(references);
        ReadOnlyMemory<byte>[] fetched = await Task.WhenAll(references.Select(r => fetch(r.Ref, cancellation)));
        RunValues values = new();
        foreach ((NamedRef reference, ReadOnlyMemory<byte> bytes) in references.Zip(fetched))
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            values.Add(reference.Name, document.RootElement);
        }

        return values;
    }

    /// <summary>Adds a document under a prefix such as <c>steps.draft</c>.</summary>
    public RunValues Add(string prefix, JsonElement document)
    {
        _documents.Add((prefix, document.Clone()));
        return this;
    }

    /// <summary>The value a path leads to; null where it leads to nothing.</summary>
    public JsonElement? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach ((string prefix, JsonElement document) in _documents)
        {
            if (path == prefix)
            {
                return document;
            }

            if (path.StartsWith(prefix + ".", StringComparison.Ordinal))
            {
                return Walk(document, path[(prefix.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The value as text: strings as they are, other scalars as JSON; empty where there is none.</summary>
    public string Text(string path) => Find(path) switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    private static JsonElement? Walk(JsonElement from, string path)
    {
        JsonElement at = from;
        foreach (string part in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out JsonElement member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, out int index)
                && index >= 0 && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }
}
