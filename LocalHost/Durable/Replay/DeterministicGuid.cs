using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalHost.Durable.Replay;

/// <summary>The platform's replay-safe GUIDs: version 5 over instance, time and counter.</summary>
internal static class DeterministicGuid
{
    private static readonly Guid Namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    public static Guid Make(string instanceId, DateTime now, int counter)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{now:o}_{counter}");
        byte[] named = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 4122 version 5 is defined over SHA-1; nothing is protected by it
        Span<byte> made = SHA1.HashData(named).AsSpan(0, 16);
#pragma warning restore CA5350
        made[6] = (byte)((made[6] & 0x0F) | 0x50);
        made[8] = (byte)((made[8] & 0x3F) | 0x80);
        return new Guid(made, bigEndian: true);
    }
}
