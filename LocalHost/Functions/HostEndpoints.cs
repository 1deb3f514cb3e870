using Microsoft.AspNetCore.Routing;

namespace LocalHost.Functions;

/// <summary>Further endpoints of the host, such as an extension's webhooks; registered as a service.</summary>
/// <param name="Map">Maps them; paths are whole, without the route prefix.</param>
public sealed record HostEndpoints(Action<IEndpointRouteBuilder> Map);
