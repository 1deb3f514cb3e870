using LocalHost.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>Stands between clients and a storage account and breaks the requests it is told to.</summary>
/// <remarks>Signatures cover the path but not the host, so requests pass through unchanged.</remarks>
internal sealed class FaultyStorage : IAsyncDisposable
{
    private readonly List<(Func<SinkRequest, bool> Matches, StorageFault Fault)> _faults = [];
    private readonly StorageRelay _relay = new();
    private readonly List<LoopbackServer> _servers = [];

    /// <summary>Opens the same account by way of this server.</summary>
    internal string ConnectionString { get; private set; } = "";

    internal static async Task<FaultyStorage> StartAsync(StorageConnection storage)
    {
        FaultyStorage faulty = new();
        faulty.ConnectionString = storage.ConnectionString;
        foreach (Uri endpoint in (Uri[])[storage.Tables.Uri, storage.Queues().Uri, storage.Blobs.Uri])
        {
            string authority = endpoint.GetLeftPart(UriPartial.Authority);
            LoopbackServer server = await LoopbackServer.StartAsync(context => faulty.PassAsync(context, new Uri(authority)));
            faulty._servers.Add(server);
            faulty.ConnectionString = faulty.ConnectionString
                .Replace(authority, server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        }

        return faulty;
    }

    /// <summary>Breaks the next request that matches, once.</summary>
    internal void Break(StorageFault fault, Func<SinkRequest, bool> matches)
    {
        lock (_faults)
        {
            _faults.Add((matches, fault));
        }
    }

    /// <summary>Whether every fault asked for has happened.</summary>
    internal bool AllHappened
    {
        get
        {
            lock (_faults)
            {
                return _faults.Count == 0;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LoopbackServer server in _servers)
        {
            await server.DisposeAsync();
        }

        _relay.Dispose();
    }

    private async Task PassAsync(HttpContext context, Uri target)
    {
        SinkRequest request = await SinkRequest.ReadAsync(context);
        StorageFault? fault = Take(request);
        if (fault == StorageFault.Busy)
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["x-ms-error-code"] = "ServerBusy";
            return;
        }

        if (fault != StorageFault.DropBefore)
        {
            await _relay.PassAsync(context, request, target, answered: fault is null);
        }

        if (fault is not null)
        {
            context.Abort();
        }
    }

    private StorageFault? Take(SinkRequest request)
    {
        lock (_faults)
        {
            int index = _faults.FindIndex(fault => fault.Matches(request));
            if (index < 0)
            {
                return null;
            }

            StorageFault taken = _faults[index].Fault;
            _faults.RemoveAt(index);
            return taken;
        }
    }
}
