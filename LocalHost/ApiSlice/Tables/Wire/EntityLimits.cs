using System.Buffers;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>The service's limits on one row, counted while the row is written.</summary>
internal ref struct EntityLimits
{
    private const int MaxEntityBytes = 1024 * 1024;
    private const int MaxValueBytes = 64 * 1024;
    private const int MaxKeyChars = 512;
    private const int MaxNameChars = 255;
    private const int MaxOwnProperties = 252;

    private static readonly SearchValues<char> ForbiddenInKeys = SearchValues.Create(
        [.. "/\\#?", .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c)]);

    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _bytes;
    private int _own;

    internal EntityLimits(ITableEntity entity)
    {
        CheckKey(entity.PartitionKey, nameof(entity.PartitionKey));
        CheckKey(entity.RowKey, nameof(entity.RowKey));
        _bytes = 4 + 2L * (entity.PartitionKey.Length + entity.RowKey.Length);
    }

    internal void Add(string name, object value)
    {
        if (name is PropertyNames.PartitionKey or PropertyNames.RowKey)
        {
            return;
        }

        CheckName(name);
        long bytes = BytesOf(value);
        if (bytes > MaxValueBytes + 4)
        {
            throw Refusal.Of(TableErrorCode.PropertyValueTooLarge, $"The property value of {name} exceeds the maximum allowed size (64KB).");
        }

        if (value is DateTimeOffset or DateTime && InstantOf(value) < Earliest)
        {
            throw Refusal.Of(TableErrorCode.OutOfRangeInput, $"The date in {name} is before 1601-01-01.");
        }

        _own++;
        _bytes += 8 + 2L * name.Length + bytes;
    }

    internal readonly void CheckWhole()
    {
        if (_own > MaxOwnProperties)
        {
            throw Refusal.Of(TableErrorCode.TooManyProperties, "The entity contains more properties than allowed.");
        }

        if (_bytes > MaxEntityBytes)
        {
            throw Refusal.Of(TableErrorCode.EntityTooLarge, "The entity is larger than the maximum allowed size (1MB).");
        }
    }

    private static void CheckKey(string? key, string name)
    {
        ArgumentNullException.ThrowIfNull(key, name);
        if (key.Length > MaxKeyChars)
        {
            throw Refusal.Of(TableErrorCode.KeyValueTooLarge, $"The {name} exceeds the maximum allowed size (1KB).");
        }

        if (key.AsSpan().ContainsAny(ForbiddenInKeys))
        {
            throw Refusal.Of(TableErrorCode.OutOfRangeInput, $"The {name} holds a character that keys may not hold.");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameChars)
        {
            throw Refusal.Of(TableErrorCode.PropertyNameTooLong, "A property name is over 255 characters.");
        }

        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => c == '_' || char.IsLetterOrDigit(c)))
        {
            throw Refusal.Of(TableErrorCode.PropertyNameInvalid, $"The property name '{name}' is invalid.");
        }
    }

    private static long BytesOf(object value) => value switch
    {
        string text => 4 + 2L * text.Length,
        byte[] bytes => 4 + bytes.LongLength,
        BinaryData bytes => 4 + (long)bytes.ToMemory().Length,
        Enum symbol => 4 + 2L * symbol.ToString().Length,
        Guid => 16,
        bool => 1,
        int => 4,
        _ => 8,
    };

    private static DateTimeOffset InstantOf(object value) =>
        value is DateTimeOffset instant ? instant : new DateTimeOffset(PropertyValue.Utc((DateTime)value));
}
