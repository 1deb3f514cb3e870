using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>The bytes of a request, read up to a limit.</summary>
/// <remarks><para>Shape: when the body is larger, the bytes are its beginning.</para></remarks>
public sealed record RequestBody(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    /// <summary>Reads at most <paramref name="limitBytes"/>; a larger body is not read to its end.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, long limitBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] buffer = new byte[limitBytes + 1];
        int filled = 0;
        int read;
        do
        {
            read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellation);
            filled += read;
        }
        while (read > 0 && filled < buffer.Length);
        bool whole = filled <= limitBytes;
        return new(buffer.AsMemory(0, whole ? filled : (int)limitBytes), whole);
    }
}
