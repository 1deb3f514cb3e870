using System.Net.Mime;
using FunctionApp.Handoffs;

namespace FunctionApp.Hosting;

/// <summary>Documents of a workflow by their content, so that the same file is stored once however it came.</summary>
/// <remarks><para>Shape: blob <c>workflow/sha256</c>; an item names one by its hash.</para></remarks>
public sealed class StoredDocuments(BlobVault vault)
{
    private const string Untyped = "application/octet-stream";
    private const int LongestName = 200;

    /// <summary>Stores a document.</summary>
    public Task<BlobRef> PutAsync(
        string workflow, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellation) => vault.PutAsync(
        StorageNames.IntakeDocuments, NameOf(workflow, BlobVault.Sha256Of(bytes.Span)), bytes, contentType, cancellation);

    /// <summary>The document of that hash; null when the workflow has none.</summary>
    public async Task<BlobRef?> FindAsync(string workflow, string sha256, CancellationToken cancellation) =>
        await vault.SizeAsync(StorageNames.IntakeDocuments, NameOf(workflow, sha256), cancellation) is { } size
            ? new BlobRef(StorageNames.IntakeDocuments, NameOf(workflow, sha256), sha256, size)
            : null;

    /// <summary>A content type in small letters and without parameters; null for what is none.</summary>
    public static string? PlainType(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return Untyped;
        }

        try
        {
            return new ContentType(contentType).MediaType.ToLowerInvariant();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The last part of a file name, without control characters; <paramref name="otherwise"/> when nothing is left.</summary>
    public static string PlainName(string? name, string otherwise)
    {
        string last = (name ?? "").Split('/', '\\')[^1];
        string plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 || plain.All(c => c == '.') ? otherwise : plain[..Math.Min(plain.Length, LongestName)];
    }

    private static string NameOf(string workflow, string sha256) => $"{workflow}/{sha256}";
}
