namespace LocalHost.Storage;

/// <summary>The emulator's account and key: published, and the same on every machine.</summary>
internal static class EmulatorAccount
{
    internal const string Name = "devstoreaccount1";
    internal const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    internal static string ConnectionString(Uri blobs, Uri queues, Uri tables, string account = Name) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"BlobEndpoint={new Uri(blobs, account)};QueueEndpoint={new Uri(queues, account)};TableEndpoint={new Uri(tables, account)};";
}
