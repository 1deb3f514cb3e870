using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>A place in a function's result whose value the host sends on.</summary>
internal sealed record OutputBinding(string Name, OutputBindingAttribute Attribute, PropertyInfo? Property)
{
    internal const string WholeResult = "$return";

    internal object? ValueIn(object result) => Property is null ? result : Property.GetValue(result);

    /// <summary>The outputs of a method: on the method itself, or on the properties of what it returns.</summary>
    internal static IReadOnlyList<OutputBinding> Of(MethodInfo method)
    {
        if (method.GetCustomAttribute<OutputBindingAttribute>() is { } whole)
        {
            return [new OutputBinding(WholeResult, whole, null)];
        }

        Type returned = method.ReturnType.IsGenericType && IsTask(method.ReturnType.GetGenericTypeDefinition())
            ? method.ReturnType.GetGenericArguments()[0]
            : method.ReturnType;
        return [.. returned.GetProperties()
            .Select(p => (Property: p, Attribute: p.GetCustomAttribute<OutputBindingAttribute>()))
            .Where(p => p.Attribute is not null)
            .Select(p => new OutputBinding(p.Property.Name, p.Attribute!, p.Property))];
    }

    private static bool IsTask(Type generic) => generic == typeof(Task<>) || generic == typeof(ValueTask<>);
}
