using System.Security.Cryptography;
using System.Text;
using LocalHost.Functions;
using LocalHost.Storage;

namespace LocalHost.Durable.Hosting;

/// <summary>This machine's lock on a task hub; the system frees it when its holder dies.</summary>
internal sealed class HubLock(FileStream held) : IDisposable
{
    /// <exception cref="LocalHostStartException">Another process holds the hub.</exception>
    public static HubLock Take(Uri account, string hub)
    {
        string folder = Path.Combine(Path.GetTempPath(), "localhost-task-hubs");
        Directory.CreateDirectory(folder);
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}|{hub.ToUpperInvariant()}")))[..32];
        return FileLock.TryTake(Path.Combine(folder, name + ".lock")) is { } held
            ? new HubLock(held)
            : throw new LocalHostStartException(
                $"Another host on this machine works on the task hub '{hub}': stop it, or choose another hub name.");
    }

    public void Dispose() => held.Dispose();
}
