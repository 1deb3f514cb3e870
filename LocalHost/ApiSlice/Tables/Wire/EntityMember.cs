using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>One property of an entity class and the name it is stored under.</summary>
internal sealed class EntityMember(PropertyInfo property)
{
    private readonly Type _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    internal string Name { get; } = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    internal object? Get(object entity) => property.GetValue(entity);

    internal void Set(object entity, object value) => property.SetValue(entity, As(value));

    private object As(object value)
    {
        if (_type.IsInstanceOfType(value))
        {
            return value;
        }

        return value switch
        {
            string text when _type.IsEnum => Enum.Parse(_type, text),
            DateTimeOffset instant when _type == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when _type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int or long or double when _type == typeof(double) || _type == typeof(long) || _type == typeof(int) =>
                Convert.ChangeType(value, _type, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException(
                $"Property {property.Name} of {property.DeclaringType} is {_type}, but {value.GetType()} is stored."),
        };
    }
}
