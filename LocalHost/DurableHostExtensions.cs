using LocalHost.Durable.Client;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost;

/// <summary>Reaches the task hub of a host from outside its functions, as tests and benches do.</summary>
public static class DurableHostExtensions
{
    /// <summary>The client that [DurableClient] parameters receive.</summary>
    /// <remarks>Errors: the client's calls throw until the host has started.</remarks>
    public static DurableTaskClient GetDurableTaskClient(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<LocalDurableTaskClient>();
    }
}
