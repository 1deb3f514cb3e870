using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Hosting;

/// <summary>Clients of the account that <c>AzureWebJobsStorage</c> names: by connection string, or by identity and service addresses.</summary>
internal static class StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    public static TableServiceClient Tables(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } connection
            ? new TableServiceClient(connection)
            : new TableServiceClient(Address(configuration, "table"), Identity(configuration));

    public static BlobServiceClient Blobs(IConfiguration configuration)
    {
        BlobClientOptions options = new(BlobClientOptions.ServiceVersion.V2020_12_06);
        return configuration[Setting] is { Length: > 0 } connection
            ? new BlobServiceClient(connection, options)
            : new BlobServiceClient(Address(configuration, "blob"), Identity(configuration), options);
    }

    public static QueueServiceClient Queues(IConfiguration configuration)
    {
        QueueClientOptions options = new(QueueClientOptions.ServiceVersion.V2020_12_06)
        {
            MessageEncoding = QueueMessageEncoding.Base64,
        };
        return configuration[Setting] is { Length: > 0 } connection
            ? new QueueServiceClient(connection, options)
            : new QueueServiceClient(Address(configuration, "queue"), Identity(configuration), options);
    }

    private static Uri Address(IConfiguration configuration, string service)
    {
        IConfigurationSection section = configuration.GetSection(Setting);
        return section[$"{service}ServiceUri"] is { Length: > 0 } uri
            ? new Uri(uri)
            : section["accountName"] is { Length: > 0 } account
                ? new Uri($"https://{account}.{service}.core.windows.net")
                : throw new InvalidOperationException(
                    $"{Setting} is not set: give a connection string, or {Setting}__{service}ServiceUri, or {Setting}__accountName.");
    }

    private static DefaultAzureCredential Identity(IConfiguration configuration) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = configuration.GetSection(Setting)["clientId"],
    });
}
