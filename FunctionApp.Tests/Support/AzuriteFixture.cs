using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>One in-memory Azurite for the whole test run, started by the first class that asks; it ends with the test process.</summary>
/// <remarks>Use as <c>IClassFixture&lt;AzuriteFixture&gt;</c>; names made by <see cref="NewName"/> keep tests apart.</remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<AzuriteProcess>> Shared = new(() => AzuriteProcess.StartAsync(
        new AzuriteOptions { CacheFolder = Path.Combine(Repository.Root, ".local", "azurite") }, Console.WriteLine));

    public StorageConnection Storage { get; private set; } = null!;

    public string ConnectionString => Storage.ConnectionString;

    public async Task InitializeAsync() => Storage = new StorageConnection((await Shared.Value).ConnectionString);

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A name no other test has, fit for a hub, a table, a queue or a container.</summary>
    public static string NewName(string prefix = "t") => $"{prefix}{Guid.NewGuid():N}"[..24];
}
