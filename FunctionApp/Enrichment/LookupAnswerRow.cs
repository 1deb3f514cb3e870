using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Enrichment;

/// <summary>A kept answer: when it was fetched, until when it is good, and where its content lies.</summary>
internal sealed class LookupAnswerRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public DateTimeOffset FetchedUtc { get; set; }

    public DateTimeOffset ValidUntilUtc { get; set; }

    public string Blob { get; set; } = "";

    public string Sha256 { get; set; } = "";

    public long Bytes { get; set; }

    /// <summary>Where the content lies, and what it must be.</summary>
    public BlobRef Content() => new(StorageNames.RunContents, Blob, Sha256, Bytes);
}
