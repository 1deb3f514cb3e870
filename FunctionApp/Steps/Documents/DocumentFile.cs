namespace FunctionApp.Steps.Documents;

/// <summary>A document as it came in: a name and a type that somebody claims, and the bytes that count.</summary>
internal sealed record DocumentFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    public bool EndsWith(string extension) => Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
