namespace LocalHost.Storage;

/// <summary>Where the local storage is installed, keeps its data and listens.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Holds the installed Azurite, a folder per pinned version.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Holds the data; null keeps everything in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The blob service's port on 127.0.0.1.</summary>
    /// <remarks>Units: 0, the default, takes any free port.</remarks>
    public int BlobPort { get; init; }

    /// <summary>The queue service's port on 127.0.0.1.</summary>
    /// <remarks>Units: 0, the default, takes any free port.</remarks>
    public int QueuePort { get; init; }

    /// <summary>The table service's port on 127.0.0.1.</summary>
    /// <remarks>Units: 0, the default, takes any free port.</remarks>
    public int TablePort { get; init; }

    /// <summary>Names of further accounts beside the emulator's own, with the same key; each has its tables, queues and blobs apart.</summary>
    public IReadOnlyList<string> FurtherAccounts { get; init; } = [];

    internal string Accounts => string.Join(
        ';', new[] { EmulatorAccount.Name }.Concat(FurtherAccounts).Select(name => $"{name}:{EmulatorAccount.Key}"));

    internal IEnumerable<string> Arguments()
    {
        (string Service, int Port)[] services = [("blob", BlobPort), ("queue", QueuePort), ("table", TablePort)];
        foreach ((string service, int port) in services)
        {
            yield return $"--{service}Host";
            yield return "127.0.0.1";
            yield return $"--{service}Port";
            yield return port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // Storage Explorer and other newer clients look into the same storage.
        yield return "--skipApiVersionCheck";
        yield return "--disableTelemetry";
        yield return "--silent";
        if (DataFolder is null)
        {
            yield return "--inMemoryPersistence";
        }
        else
        {
            yield return "--location";
            yield return Path.GetFullPath(DataFolder);
        }
    }
}
