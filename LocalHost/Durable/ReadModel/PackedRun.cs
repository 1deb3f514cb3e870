using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Runs;

namespace LocalHost.Durable.ReadModel;

/// <summary>A whole run as compressed bytes in columns of one or more rows.</summary>
internal static class PackedRun
{
    public const int RowBytes = 8 * ColumnBytes;
    private const int ColumnBytes = 60 * 1024;
    private const string Prefix = "Packed";

    public static byte[] Pack(RunSnapshot run)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, run, RecordText.Json);
        }

        return packed.ToArray();
    }

    public static RunSnapshot Unpack(IEnumerable<byte[]> parts)
    {
        using MemoryStream packed = new();
        foreach (byte[] part in parts)
        {
            packed.Write(part);
        }

        packed.Position = 0;
        using BrotliStream brotli = new(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<RunSnapshot>(brotli, RecordText.Json)!;
    }

    public static void AddColumns(TableEntity row, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i * ColumnBytes < bytes.Length; i++)
        {
            row[Column(i)] = bytes.Slice(i * ColumnBytes, Math.Min(ColumnBytes, bytes.Length - (i * ColumnBytes))).ToArray();
        }
    }

    public static IEnumerable<byte[]> Columns(TableEntity row) =>
        Enumerable.Range(0, RowBytes / ColumnBytes).Select(i => row.GetBinary(Column(i))).TakeWhile(part => part is not null)!;

    private static string Column(int index) => Prefix + index.ToString(CultureInfo.InvariantCulture);
}
