using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>One discovered function.</summary>
public sealed record FunctionEntry
{
    /// <summary>The name given by the attribute.</summary>
    public required string Name { get; init; }

    /// <summary>The public method that runs.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>What starts it.</summary>
    public required TriggerKind Kind { get; init; }

    /// <summary>The parameter that carries the trigger's attribute.</summary>
    public required ParameterInfo Trigger { get; init; }

    /// <summary>The trigger's attribute.</summary>
    public required TriggerBindingAttribute TriggerAttribute { get; init; }

    /// <summary>The other parameters, in order.</summary>
    public required IReadOnlyList<ParameterInfo> Others { get; init; }

    /// <summary>The function as middleware sees it.</summary>
    public required FunctionDefinition Definition { get; init; }

    internal IReadOnlyList<OutputBinding> Outputs => field ??= OutputBinding.Of(Method);

    internal FunctionCall Call => field ??= new FunctionCall(Method);
}
