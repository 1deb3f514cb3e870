using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using FunctionApp.Audit;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>A workflows folder of its own with the rooms that know contracts, on the shared Azurite.</summary>
internal sealed class ContractHouse : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _storage;
    private readonly ServiceProvider _rooms;

    private ContractHouse(string storage)
    {
        _storage = storage;
        _rooms = Rooms();
    }

    public string Workflow { get; } = AzuriteFixture.NewName("w");

    public string FullPath => _folder.FullPath;

    public ManualTimeProvider Time { get; } = new();

    public static async Task<ContractHouse> BuildAsync(AzuriteFixture azurite)
    {
        ContractHouse house = new(azurite.ConnectionString);
        BadContract.BuildHouse(house._folder);
        foreach (string table in new[] { StorageNames.ContractStates, StorageNames.AuditTrail, StorageNames.RunIndex })
        {
            await house.Get<TableServiceClient>().CreateTableIfNotExistsAsync(table);
        }

        await house.Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.Contracts).CreateIfNotExistsAsync();
        return house;
    }

    public T Get<T>()
        where T : notnull => _rooms.GetRequiredService<T>();

    /// <summary>The same house after a restart: nothing is remembered.</summary>
    public ServiceProvider Rooms() => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = _storage,
            ["Handshake:WorkflowsFolder"] = _folder.FullPath,
        }).Build())
        .AddSingleton<TimeProvider>(Time)
        .AddHosting()
        .AddAudit()
        .AddWorkflowContracts()
        .BuildServiceProvider();

    /// <summary>Writes a version of the good contract, as changed, and the line of its passed check.</summary>
    public void Write(string version, Func<string, string>? change = null, bool passed = true)
    {
        foreach ((string path, ReadOnlyMemory<byte> bytes) in BadContract.Good.Files)
        {
            string text = Encoding.UTF8.GetString(bytes.Span);
            if (path == ContractFolder.ContractFile)
            {
                text = text.Replace("id: order-refund", $"id: {Workflow}", StringComparison.Ordinal)
                    .Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal);
                text = change?.Invoke(text) ?? text;
            }

            _folder.File($"{Workflow}/{version}/{path}", text);
        }

        if (passed)
        {
            ContractFolder folder = ContractFolder.Read(Path.Combine(FullPath, Workflow, version));
            LockLine line = new(Workflow, version, folder.Sha256, CheckedSources.Sha256, "test", 1, 1);
            new ChecksLock([.. ChecksLock.Read(FullPath).Lines, line]).Write(FullPath);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _rooms.DisposeAsync();
        _folder.Dispose();
    }
}
