using System.Net;
using System.Net.Sockets;

namespace FunctionApp.Hosting.Outgoing;

/// <summary>The only way out over HTTP: no redirects, no proxies, no cookies, and the address that was checked is the one connected to.</summary>
/// <remarks>
/// <para>Guarantee: no connection is used twice, so a request that fails was never silently sent again by the client.</para>
/// <para>Errors: <see cref="AddressRefusedException"/> inside the request's exception where a host leads to a private address.</para>
/// </remarks>
public sealed class OutgoingHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _public = new(Guarded(allowPrivate: false)) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HttpClient _any = new(Guarded(allowPrivate: true)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The client for a target; private addresses only where a setting allows them for it.</summary>
    public HttpClient For(bool allowPrivate) => allowPrivate ? _any : _public;

    /// <inheritdoc />
    public void Dispose()
    {
        _public.Dispose();
        _any.Dispose();
    }

    private static SocketsHttpHandler Guarded(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellation),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellation)
    {
        IPAddress[] addresses = IPAddress.TryParse(target.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, cancellation);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        if (!allowPrivate && addresses.Any(PrivateNetworks.Contains))
        {
            throw new AddressRefusedException(target.Host);
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
