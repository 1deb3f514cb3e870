using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionApp.Hosting;

/// <summary>Writes closed unions with <c>kind</c>, whether they are declared by their base or by one case.</summary>
/// <remarks>
/// <para>Guarantee: the worker serialises by runtime type, so the discriminator must not depend on the declared one.</para>
/// </remarks>
internal sealed class UnionJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => UnionOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(UnionJsonConverter<>).MakeGenericType(typeToConvert), UnionOf(typeToConvert)!)!;

    /// <summary>The base of the union that a type belongs to: an abstract record whose only constructors are private.</summary>
    internal static Type? UnionOf(Type type)
    {
        Type? candidate = type.IsAbstract ? type : type.BaseType;
        return candidate is { IsAbstract: true } && candidate != typeof(object) && IsUnion(candidate) ? candidate : null;
    }

    private static bool IsUnion(Type candidate) =>
        candidate.GetNestedTypes().Any(t => t.BaseType == candidate)
        && candidate.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Any(c => c.IsPrivate);
}
