using Azure;
using Azure.Storage.Blobs;
using FunctionApp.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Local.Serving;

/// <summary>Lays files from the folder <c>.local/drop/folder</c> into the drop container, so that trying it needs no tool.</summary>
internal sealed class DropSync(BlobServiceClient blobs, ILogger<DropSync> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(LocalFolders.Drop);
        using PeriodicTimer beat = new(Beat);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            foreach (string folder in Directory.EnumerateDirectories(LocalFolders.Drop))
            {
                foreach (string file in Directory.EnumerateFiles(folder).Where(IsQuiet))
                {
                    await LayAsync(file, $"{Path.GetFileName(folder)}/{Path.GetFileName(file)}", stoppingToken);
                }
            }
        }
    }

    // A file that was just written to may still be being copied.
    private static bool IsQuiet(string file) => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Beat;

    private async Task LayAsync(string file, string name, CancellationToken cancellation)
    {
        try
        {
            BlobClient blob = blobs.GetBlobContainerClient(StorageNames.Drop).GetBlobClient(name);
            await using (FileStream bytes = new(file, FileMode.Open, FileAccess.Read, FileShare.None))
            {
                await blob.UploadAsync(bytes, overwrite: true, cancellation);
            }

            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RequestFailedException)
        {
            DropSyncLog.NotLaid(log, e, name);
        }
    }
}

internal static partial class DropSyncLog
{
    [LoggerMessage(7001, LogLevel.Warning, "{Name} was not laid into the drop container; it stays where it is and is tried again")]
    internal static partial void NotLaid(ILogger logger, Exception exception, string name);
}
