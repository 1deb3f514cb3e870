using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>The bytes of a request, read up to a limit.</summary>
/// <remarks><para>Shape: when the body is larger, the bytes are its beginning.</para></remarks>
public sealed record RequestBody(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    private const int FirstBytes = 16 * 1024;
    private const int MostAtOnce = 1024 * 1024;

    /// <summary>Reads at most <paramref name="limitBytes"/>; a larger body is not read to its end.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, long limitBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] buffer = new byte[Math.Min(limitBytes, Math.Min(request.ContentLength ?? FirstBytes, MostAtOnce)) + 1];
        int filled = 0;
        while (await FillAsync(request, buffer.AsMemory(filled), cancellation) is > 0 and int read)
        {
            filled += read;
            if (filled > limitBytes)
            {
                break;
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(limitBytes + 1, buffer.Length * 2L));
            }
        }

        bool whole = filled <= limitBytes;
        return new(buffer.AsMemory(0, whole ? filled : (int)limitBytes), whole);
    }

    // A body whose framing breaks off ends where it broke; whoever reads the bytes finds them incomplete.
    private static async Task<int> FillAsync(HttpRequest request, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await request.Body.ReadAsync(buffer, cancellation);
        }
        catch (BadHttpRequestException)
        {
            return 0;
        }
    }
}
