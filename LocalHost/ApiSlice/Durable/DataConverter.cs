using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;
/// <summary>Turns values into stored text and back.</summary>
public abstract class DataConverter
{
    /// <summary>The stored text of a value; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public abstract string? Serialize(object? value);

    /// <summary>The value of stored text; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(data))]
    public abstract object? Deserialize(string? data, Type targetType);

    /// <summary>The value of stored text; null gives the default.</summary>
    [return: NotNullIfNotNull(nameof(data))]
    public virtual T? Deserialize<T>(string? data) => (T?)Deserialize(data, typeof(T));
}
