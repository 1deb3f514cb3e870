using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Storage;

/// <summary>The storage account a host works on, and clients for its three services.</summary>
/// <remarks>Guarantee: clients ask for a service version that every supported Azurite knows.</remarks>
public sealed class StorageConnection
{
    /// <summary>The setting that names the account, as on the platform.</summary>
    public const string DefaultSetting = "AzureWebJobsStorage";

    /// <summary>An account by its connection string.</summary>
    public StorageConnection(string connectionString)
    {
        ConnectionString = connectionString;
        Tables = new TableServiceClient(connectionString);
        Blobs = new BlobServiceClient(connectionString, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2020_12_06));
    }

    /// <summary>Opens the account.</summary>
    public string ConnectionString { get; }

    /// <summary>The account's tables.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>The account's blob containers.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>The account that a setting names; a trigger's own connection falls back to the default one's name.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or no connection string.</exception>
    public static StorageConnection Resolve(IConfiguration configuration, string? setting = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string name = string.IsNullOrEmpty(setting) ? DefaultSetting : setting;
        string? value = configuration[name] ?? configuration[$"AzureWebJobs{name}"] ?? configuration.GetConnectionString(name);
        if (string.IsNullOrEmpty(value))
        {
            throw new InvalidOperationException($"The setting {name} is missing: it names the storage account to work on.");
        }

        try
        {
            return new StorageConnection(value);
        }
        catch (FormatException unreadable)
        {
            throw new InvalidOperationException($"The setting {name} is no storage connection string: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>The account's queues, with the message encoding that the reader on the other side expects.</summary>
    public QueueServiceClient Queues(QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(ConnectionString, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2020_12_06) { MessageEncoding = encoding });
}
