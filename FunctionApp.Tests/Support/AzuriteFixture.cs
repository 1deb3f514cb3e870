using LocalHost.Storage;
using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>One in-memory Azurite for the whole test run, started by the first class that asks; it ends with the test process.</summary>
/// <remarks>Use as <c>IClassFixture&lt;AzuriteFixture&gt;</c>; names made by <see cref="NewName"/> keep tests apart.</remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly string[] Accounts = [.. Enumerable.Range(1, 400).Select(i => $"house{i}")];
    private static readonly Lazy<Task<AzuriteProcess>> Shared = new(() => AzuriteProcess.StartAsync(
        new AzuriteOptions { CacheFolder = Path.Combine(Repository.Root, ".local", "azurite"), FurtherAccounts = Accounts },
        Console.WriteLine));

    private static int _accountsTaken;

    public StorageConnection Storage { get; private set; } = null!;

    public string ConnectionString => Storage.ConnectionString;

    public async Task InitializeAsync() => Storage = new StorageConnection((await Shared.Value).ConnectionString);

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An account that no other test has, for apps whose table and queue names are fixed.</summary>
    public static async Task<string> OwnAccountAsync() =>
        (await Shared.Value).ConnectionStringOf(Accounts[Interlocked.Increment(ref _accountsTaken) - 1]);

    /// <summary>A name no other test has, fit for a hub, a table, a queue or a container.</summary>
    public static string NewName(string prefix = "t") => $"{prefix}{Guid.NewGuid():N}"[..24];
}
