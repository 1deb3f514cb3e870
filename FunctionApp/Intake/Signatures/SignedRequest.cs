using Microsoft.Extensions.Primitives;

namespace FunctionApp.Intake.Signatures;

/// <summary>What a signature may cover: method, address, headers and the body's raw bytes.</summary>
internal sealed record SignedRequest(
    string Method,
    string Url,
    Func<string, StringValues> Header,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The only value of a header; null where it is missing or stands there twice.</summary>
    internal string? Only(string? header) => header is not null && Header(header) is [{ Length: > 0 } only] ? only : null;
}
