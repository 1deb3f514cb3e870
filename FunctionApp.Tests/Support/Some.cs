using System.Reflection;
using System.Text.Json;

namespace FunctionApp.Tests.Support;

/// <summary>Arbitrary values, so that a test names only what matters to it.</summary>
internal static class Some
{
    public static object Of(Type type)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        return wanted switch
        {
            _ when wanted == typeof(string) => "some text",
            _ when wanted == typeof(int) => 7,
            _ when wanted == typeof(long) => 70L,
            _ when wanted == typeof(double) => 0.25,
            _ when wanted == typeof(decimal) => 12.10m,
            _ when wanted == typeof(bool) => true,
            _ when wanted == typeof(TimeSpan) => TimeSpan.FromSeconds(90),
            _ when wanted == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            _ when wanted == typeof(JsonElement) => JsonDocument.Parse("""{"a":1}""").RootElement,
            { IsEnum: true } => Enum.GetValues(wanted).GetValue(0)!,
            { IsAbstract: true, IsInterface: false } => Of(wanted.GetNestedTypes().First(t => t.BaseType == wanted)),
            { IsGenericType: true } when wanted.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(wanted.GetGenericArguments()[0]),
            { IsGenericType: true } when wanted.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(wanted.GetGenericArguments()))!,
            _ => Record(wanted),
        };
    }

    private static Array ListOf(Type item)
    {
        Array list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item), 0);
        return list;
    }

    private static object Record(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().First(c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Recurs(p, type) ? null : Of(p.ParameterType))]);
    }

    /// <summary>A record may hold its own kind; one level is enough.</summary>
    private static bool Recurs(ParameterInfo parameter, Type owner) =>
        parameter.HasDefaultValue && (parameter.ParameterType == owner || parameter.ParameterType.GenericTypeArguments.Contains(owner));
}
