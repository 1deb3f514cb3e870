using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>A row whose properties are looked up by name.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>A row without keys yet.</summary>
    public TableEntity() => _properties = [];

    /// <summary>A row of these values, keys among them.</summary>
    public TableEntity(IDictionary<string, object> values) =>
        _properties = values is null ? [] : new Dictionary<string, object>(values);

    /// <summary>A row with these keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <inheritdoc />
    [AllowNull]
    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey)!;
        set => _properties[PropertyNames.PartitionKey] = value!;
    }

    /// <inheritdoc />
    [AllowNull]
    public string RowKey
    {
        get => GetString(PropertyNames.RowKey)!;
        set => _properties[PropertyNames.RowKey] = value!;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => _properties[PropertyNames.Timestamp] = value!;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => GetString(PropertyNames.ETag) is { } tag ? new ETag(tag) : default;
        set => _properties[PropertyNames.ETag] = value.ToString();
    }

    /// <summary>How many properties there are, the keys and what the service added among them.</summary>
    public int Count => _properties.Count;

    /// <summary>The names of the properties.</summary>
    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>A property's value; null when it is not there. A number keeps the stored type that it widens to.</summary>
    public object this[string key]
    {
        get => _properties.GetValueOrDefault(key)!;
        set => _properties[key] = Widened(_properties.GetValueOrDefault(key), value)!;
    }

    /// <summary>The text stored under that name.</summary>
    public string? GetString(string key) => (string?)Typed(key, typeof(string));

    /// <summary>The 32-bit number stored under that name.</summary>
    public int? GetInt32(string key) => (int?)Typed(key, typeof(int));

    /// <summary>The 64-bit number stored under that name.</summary>
    public long? GetInt64(string key) => (long?)Typed(key, typeof(long));

    /// <summary>The floating number stored under that name.</summary>
    public double? GetDouble(string key) => (double?)Typed(key, typeof(double));

    /// <summary>The truth value stored under that name.</summary>
    public bool? GetBoolean(string key) => (bool?)Typed(key, typeof(bool));

    /// <summary>The GUID stored under that name.</summary>
    public Guid? GetGuid(string key) => (Guid?)Typed(key, typeof(Guid));

    /// <summary>The instant stored under that name, in UTC.</summary>
    public DateTime? GetDateTime(string key) =>
        _properties.GetValueOrDefault(key) is DateTimeOffset instant ? instant.UtcDateTime : (DateTime?)Typed(key, typeof(DateTime));

    /// <summary>The instant stored under that name.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        _properties.GetValueOrDefault(key) is DateTime instant ? new DateTimeOffset(instant) : (DateTimeOffset?)Typed(key, typeof(DateTimeOffset));

    /// <summary>The bytes stored under that name.</summary>
    public byte[]? GetBinary(string key) =>
        _properties.GetValueOrDefault(key) is BinaryData bytes ? bytes.ToArray() : (byte[]?)Typed(key, typeof(byte[]));

    /// <summary>The bytes stored under that name.</summary>
    public BinaryData? GetBinaryData(string key) =>
        _properties.GetValueOrDefault(key) is byte[] bytes ? BinaryData.FromBytes(bytes) : (BinaryData?)Typed(key, typeof(BinaryData));

    /// <summary>Adds a property; throws when it is there.</summary>
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <summary>Whether a property of that name is there.</summary>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>Takes a property out.</summary>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>Looks a property up.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(key, out value);

    /// <summary>Takes every property out, the keys too.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    internal static TableEntity Around(Dictionary<string, object> properties) => new(properties, shared: true);

    private TableEntity(Dictionary<string, object> properties, bool shared) =>
        _properties = shared ? properties : new(properties);

    internal Dictionary<string, object> Properties => _properties;

    private object? Typed(string key, Type expected)
    {
        object? value = _properties.GetValueOrDefault(key);
        return value is null || value.GetType() == expected
            ? value
            : throw new InvalidOperationException($"Cannot return {expected} type for a {value.GetType()} typed property.");
    }

    private static object? Widened(object? stored, object? value) => (stored, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        _ => value,
    };
}
