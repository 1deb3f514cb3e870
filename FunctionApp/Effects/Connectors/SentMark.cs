using System.Net;
using System.Net.Http.Headers;

namespace FunctionApp.Effects.Connectors;

/// <summary>A body that knows whether any of it left the house.</summary>
internal sealed class SentMark : HttpContent
{
    private readonly byte[] _bytes;

    public SentMark(byte[] bytes, string contentType)
    {
        _bytes = bytes;
        if (contentType.Length > 0)
        {
            Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
    }

    public bool Begun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Begun = true;
        return stream.WriteAsync(_bytes).AsTask();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
