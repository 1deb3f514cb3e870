using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LocalHost.Functions;

/// <summary>Where the host listens.</summary>
public sealed class HostAddress(IServer server)
{
    /// <summary>The root of the host's URLs, ending in a slash.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public Uri BaseAddress =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(address)
            : throw new InvalidOperationException("The host has no address before it has started.");
}
