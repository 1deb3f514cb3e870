using System.Globalization;
using Azure.Data.Tables;

namespace LocalHost.Durable.Journal;

/// <summary>One row of journal bytes, spread over properties of at most 64 KiB.</summary>
internal static class SegmentRow
{
    public const int PropertyBytes = 60 * 1024;
    public const int Properties = 10;
    public const int RowBytes = PropertyBytes * Properties;
    private const string Continues = "Continues";

    public static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"r{number:D16}");

    public static long NumberOf(string key) => long.Parse(key.AsSpan(1), CultureInfo.InvariantCulture);

    /// <param name="number">The row's place in the journal.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="continues">True when they go on in the middle of the frame that the row before left open.</param>
    public static TableEntity Make(long number, ReadOnlyMemory<byte> bytes, bool continues)
    {
        TableEntity row = new(JournalStore.Partition, KeyOf(number)) { [Continues] = continues };
        for (int i = 0; i * PropertyBytes < bytes.Length; i++)
        {
            row[Column(i)] = bytes.Slice(i * PropertyBytes, Math.Min(PropertyBytes, bytes.Length - (i * PropertyBytes))).ToArray();
        }

        return row;
    }

    public static bool IsContinued(TableEntity row) => row.GetBoolean(Continues) ?? false;

    public static IEnumerable<byte[]> BytesOf(TableEntity row) =>
        Enumerable.Range(0, Properties).Select(i => row.GetBinary(Column(i))).TakeWhile(part => part is not null)!;

    private static string Column(int index) => string.Create(CultureInfo.InvariantCulture, $"B{index}");
}
