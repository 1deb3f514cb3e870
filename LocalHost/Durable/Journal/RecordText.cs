using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalHost.Durable.Journal;

/// <summary>Frames of records as bytes: a length and a JSON array, which is stored whole or not at all.</summary>
internal static class RecordText
{
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
    };

    private const int LengthBytes = sizeof(int);

    public static void Write(ArrayBufferWriter<byte> bytes, IReadOnlyList<JournalRecord> frame)
    {
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(frame, Json);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(LengthBytes), text.Length);
        bytes.Advance(LengthBytes);
        bytes.Write(text);
    }

    /// <summary>Reads the whole frames at the front; what is left over is the beginning of a frame.</summary>
    public static IEnumerable<IReadOnlyList<JournalRecord>> Read(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= LengthBytes)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span);
            if (bytes.Length - LengthBytes < length)
            {
                yield break;
            }

            yield return JsonSerializer.Deserialize<IReadOnlyList<JournalRecord>>(bytes.Span.Slice(LengthBytes, length), Json)!;
            bytes = bytes[(LengthBytes + length)..];
        }
    }
}
