using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>Gives the trigger's value as the type that the function asks for.</summary>
internal delegate object? TriggerReader(Type target);

/// <summary>A parameter's value, or the sentence that says why there is none.</summary>
internal readonly record struct Bound(object? Value, string? Error = null)
{
    internal static Bound Refused(ParameterInfo parameter, object source, Exception? cause = null) => new(
        null,
        $"Cannot convert input parameter '{parameter.Name}' to type '{parameter.ParameterType}' from type "
        + $"'{source.GetType()}'.{(cause is null ? "" : $" Error: {cause.Message}")}");

    internal static Bound Refused(ParameterInfo parameter, InputBindingAttribute input) => new(
        null,
        $"Cannot fill input parameter '{parameter.Name}': this host does not serve {input.GetType().Name}.");

    internal static Bound Absent(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? new Bound(parameter.DefaultValue)
        : !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null ? new Bound(null)
        : new Bound(null, $"Cannot fill input parameter '{parameter.Name}' of type '{parameter.ParameterType}': it has no value.");
}
