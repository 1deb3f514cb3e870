using System.Text.Json;
using FunctionApp.Effects.Connectors;
using FunctionApp.Hosting;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Local.Serving;

/// <summary>What left this machine, or would have: mails in the pickup folder, and what the sandbox wrote down.</summary>
internal sealed class Outbox(IConfiguration configuration, SandboxStore sandbox, BlobVault vault)
{
    private const int Most = 50;

    private string Folder => configuration["Handshake:Mail:PickupFolder"] is { Length: > 0 } folder ? folder : LocalFolders.Outbox;

    public async Task<IReadOnlyList<OutboxItem>> ListAsync(CancellationToken cancellation)
    {
        List<OutboxItem> items = [];
        if (Directory.Exists(Folder))
        {
            foreach (FileInfo file in new DirectoryInfo(Folder).GetFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).Take(Most))
            {
                items.Add(await MailAsync(file, cancellation));
            }
        }

        foreach (SandboxEntry entry in await sandbox.LatestAsync(Most, cancellation))
        {
            items.Add(await SandboxedAsync(entry, cancellation));
        }

        return [.. items.OrderByDescending(i => i.AtUtc).Take(Most)];
    }

    public async Task<MailFile?> FindAsync(string id, CancellationToken cancellation)
    {
        // Only names that the listing itself gives out; nothing that could climb out of the folder.
        FileInfo? file = Directory.Exists(Folder)
            ? new DirectoryInfo(Folder).GetFiles("*.eml").FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.Name) == id)
            : null;
        return file is null ? null : MailFile.Read(await File.ReadAllTextAsync(file.FullName, cancellation));
    }

    private static async Task<OutboxItem> MailAsync(FileInfo file, CancellationToken cancellation)
    {
        MailFile mail = MailFile.Read(await File.ReadAllTextAsync(file.FullName, cancellation));
        return new(file.LastWriteTimeUtc, mail.Subject, $"Mail to {mail.To}", mail.Text,
            $"/local/outbox/{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(file.Name))}", Sandboxed: false);
    }

    private async Task<OutboxItem> SandboxedAsync(SandboxEntry entry, CancellationToken cancellation)
    {
        using JsonDocument body = JsonDocument.Parse(await vault.GetAsync(entry.Body, cancellation));
        string text = string.Join('\n', body.RootElement.ValueKind == JsonValueKind.Object
            ? body.RootElement.EnumerateObject().Select(p => $"{p.Name}: {p.Value}")
            : [body.RootElement.GetRawText()]);
        return new(entry.AtUtc, entry.Title, $"Sandbox: {entry.Connector}, {entry.Request}", text,
            $"/api/ui/runs/{Uri.EscapeDataString(entry.RunId)}", Sandboxed: true);
    }
}

/// <summary>One thing in the outbox.</summary>
internal sealed record OutboxItem(DateTimeOffset AtUtc, string Title, string Where, string Text, string Link, bool Sandboxed);
