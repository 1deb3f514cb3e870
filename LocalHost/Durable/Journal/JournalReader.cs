using Azure.Data.Tables;

namespace LocalHost.Durable.Journal;

/// <summary>Reads the journal back, frame by frame; a frame whose last rows never came is left out.</summary>
internal static class JournalReader
{
    public static async IAsyncEnumerable<JournalRecord> ReadAsync(
        JournalStore store, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        MemoryStream stretch = new();
        await foreach (TableEntity row in store.ReadAsync(cancellation))
        {
            if (!SegmentRow.IsContinued(row))
            {
                foreach (JournalRecord record in Whole(stretch))
                {
                    yield return record;
                }

                stretch.SetLength(0);
            }

            foreach (byte[] part in SegmentRow.BytesOf(row))
            {
                stretch.Write(part);
            }
        }

        foreach (JournalRecord record in Whole(stretch))
        {
            yield return record;
        }
    }

    private static IEnumerable<JournalRecord> Whole(MemoryStream stretch) =>
        RecordText.Read(stretch.GetBuffer().AsMemory(0, (int)stretch.Length)).SelectMany(frame => frame);
}
