namespace LocalHost.Storage;

/// <summary>The emulator's account and key: published, and the same on every machine.</summary>
internal static class EmulatorAccount
{
    internal const string Name = "devstoreaccount1";
    internal const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    internal static string ConnectionString(Uri blobs, Uri queues, Uri tables) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};"
        + $"BlobEndpoint={new Uri(blobs, Name)};QueueEndpoint={new Uri(queues, Name)};TableEndpoint={new Uri(tables, Name)};";
}
