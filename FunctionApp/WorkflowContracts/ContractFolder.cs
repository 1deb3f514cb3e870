using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.WorkflowContracts;

/// <summary>A version folder as it stands on disk, with the hash over all of it.</summary>
/// <remarks>
/// <para>Shape: files by their path with forward slashes, in ordinal order; the hash covers paths, lengths and bytes.</para>
/// <para>Units: at most 2,000 files and 32 MiB.</para>
/// </remarks>
public sealed record ContractFolder(
    string Workflow, string Version, string Sha256, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    /// <summary>The file that makes a folder a contract.</summary>
    public const string ContractFile = "workflow.yaml";

    private const int MaxFiles = 2_000;
    private const long MaxBytes = 32L * 1024 * 1024;

    /// <summary>Reads <c>workflow/version</c>; workflow and version are the names of the two folders.</summary>
    /// <exception cref="InvalidDataException">The folder is over its limits.</exception>
    public static ContractFolder Read(string path)
    {
        DirectoryInfo folder = new(path);
        FileInfo[] found = [.. folder.EnumerateFiles("*", SearchOption.AllDirectories)];
        if (found.Length > MaxFiles || found.Sum(f => f.Length) > MaxBytes)
        {
            throw new InvalidDataException($"{path} holds more than {MaxFiles} files or {MaxBytes} bytes");
        }

        SortedDictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);
        foreach (FileInfo file in found)
        {
            string name = Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/');
            files[name] = File.ReadAllBytes(file.FullName);
        }

        return new(folder.Parent!.Name, folder.Name, Sha256Of(files), files);
    }

    /// <summary>SHA-256 over the sorted files as 64 lower-case hex digits.</summary>
    public static string Sha256Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, ReadOnlyMemory<byte> bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
