using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Which stored properties a class of entity has, found once per class.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();
    private readonly Dictionary<string, EntityMember> _byName;

    private EntityShape(Type type)
    {
        Members = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .Where(property => property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null && property.Name != nameof(ITableEntity.ETag))
            .Select(property => new EntityMember(property))];
        _byName = Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
    }

    internal IReadOnlyList<EntityMember> Members { get; }

    internal static EntityShape Of(Type type) => Known.GetOrAdd(type, static known => new EntityShape(known));

    internal T Filled<T>(Dictionary<string, object> properties)
        where T : class, ITableEntity
    {
        T entity = Activator.CreateInstance<T>();
        foreach ((string name, object value) in properties)
        {
            if (_byName.TryGetValue(name, out EntityMember? member))
            {
                member.Set(entity, value);
            }
        }

        if (properties.TryGetValue(PropertyNames.ETag, out object? tag))
        {
            entity.ETag = new ETag((string)tag);
        }

        return entity;
    }
}
