using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionApp.Hosting;

/// <summary>Reads and writes one union or one case of it.</summary>
internal sealed class UnionJsonConverter<T>(Type union) : JsonConverter<T>
{
    private const string Discriminator = "kind";
    private readonly IReadOnlyList<UnionCase> _cases =
        [.. union.GetNestedTypes().Where(t => t.BaseType == union).Select(UnionCase.Of)];

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        string? kind = document.RootElement.TryGetProperty(Discriminator, out JsonElement named) ? named.GetString() : null;
        UnionCase chosen = _cases.FirstOrDefault(c => c.Name == kind)
            ?? throw new JsonException($"'{kind}' is no case of {union.Name}: {string.Join(", ", _cases.Select(c => c.Name))}");
        return (T)chosen.Read(document.RootElement, options);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        UnionCase chosen = _cases.First(c => c.Type == value!.GetType());
        writer.WriteStartObject();
        writer.WriteString(Discriminator, chosen.Name);
        foreach ((string name, PropertyInfo property) in chosen.Properties)
        {
            object? member = property.GetValue(value);
            if (member is not null || options.DefaultIgnoreCondition != JsonIgnoreCondition.WhenWritingNull)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, member, property.PropertyType, options);
            }
        }

        writer.WriteEndObject();
    }

    private sealed record UnionCase(
        string Name,
        Type Type,
        ConstructorInfo Constructor,
        IReadOnlyList<(string Name, PropertyInfo Property)> Properties)
    {
        public static UnionCase Of(Type type)
        {
            ConstructorInfo constructor = type.GetConstructors().Single(c => !IsCopy(c, type));
            return new(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name),
                type,
                constructor,
                [.. constructor.GetParameters().Select(p =>
                    (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name!), type.GetProperty(p.Name!)!))]);
        }

        public object Read(JsonElement element, JsonSerializerOptions options) =>
            Constructor.Invoke([.. Constructor.GetParameters().Zip(Properties, (p, q) => Argument(p, q.Name, element, options))]);

        private object? Argument(ParameterInfo parameter, string name, JsonElement element, JsonSerializerOptions options)
        {
            if (element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null)
            {
                return member.Deserialize(parameter.ParameterType, options);
            }

            return parameter.HasDefaultValue
                ? parameter.DefaultValue
                : IsNullable(parameter) ? null : throw new JsonException($"'{name}' is missing in {Type.Name}");
        }

        private static bool IsNullable(ParameterInfo parameter) =>
            Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

        private static bool IsCopy(ConstructorInfo constructor, Type type) =>
            constructor.GetParameters() is [{ } only] && only.ParameterType == type;
    }
}
