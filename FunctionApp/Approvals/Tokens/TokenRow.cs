using Azure;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Tokens;

/// <summary>A link as it is stored: by the hash of its token, for one gate and one person.</summary>
internal sealed class TokenRow : IWrittenRow
{
    public const string Key = "token";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = Key;

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string WriterId { get; set; } = "";

    public string RunId { get; set; } = "";

    public string GateId { get; set; } = "";

    public string PersonId { get; set; } = "";

    public string ShownSha256 { get; set; } = "";

    public DateTimeOffset ExpiresUtc { get; set; }

    public string? CodeSha256 { get; set; }

    public int WrongCodes { get; set; }

    public bool Revoked { get; set; }
}
