using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Storage;

public sealed class AzuriteProcessTests
{
    private static AzuriteOptions Options => new() { CacheFolder = Path.Combine(Repository.Root, ".local", "azurite") };

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_stop_and_a_start()
    {
        using TempFolder data = new();
        AzuriteOptions onDisk = Options with { DataFolder = data.FullPath };
        await using (AzuriteProcess first = await AzuriteProcess.StartAsync(onDisk))
        {
            TableClient table = new(first.ConnectionString, "rows");
            await table.CreateAsync();
            await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (i, token) => await table.AddEntityAsync(new TableEntity("p", $"{i}"), token));
        }

        await using AzuriteProcess second = await AzuriteProcess.StartAsync(onDisk);
        Assert.Equal(200, await new TableClient(second.ConnectionString, "rows").QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task It_ends_with_its_owner_and_leaves_no_orphan()
    {
        AzuriteProcess azurite = await AzuriteProcess.StartAsync(Options);
        using Process keeper = Process.GetProcessById(azurite.ProcessId);
        await azurite.DisposeAsync();
        Assert.True(azurite.Exited.IsCompletedSuccessfully);
        Assert.True(keeper.HasExited);
    }

    [Fact]
    public async Task A_taken_port_is_named_in_one_sentence()
    {
        using TcpListener taken = new(IPAddress.Loopback, port: 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        AzuriteStartException refused = await Assert.ThrowsAsync<AzuriteStartException>(
            () => AzuriteProcess.StartAsync(Options with { TablePort = port }));
        Assert.StartsWith($"Port {port} on 127.0.0.1 is taken", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_in_use_is_not_opened_a_second_time()
    {
        using TempFolder data = new();
        await using AzuriteProcess first = await AzuriteProcess.StartAsync(Options with { DataFolder = data.FullPath });
        ManualTimeProvider clock = new();
        Task<AzuriteProcess> second = AzuriteProcess.StartAsync(Options with { DataFolder = data.FullPath }, time: clock);
        await clock.AdvanceUntilAsync(() => second.IsCompleted, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), "the second start to give up");
        AzuriteStartException refused = await Assert.ThrowsAsync<AzuriteStartException>(() => second);
        Assert.Contains($"process {first.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_side_by_side_install_one_after_the_other()
    {
        using TempFolder cache = new();
        string path = Path.Combine(cache.FullPath, "install.lock");
        ManualTimeProvider clock = new();
        await using (FileStream held = await FileLock.TakeAsync(path, clock, CancellationToken.None))
        {
            Assert.Null(FileLock.TryTake(path));
        }

        Assert.NotNull(FileLock.TryTake(path));
    }
}
