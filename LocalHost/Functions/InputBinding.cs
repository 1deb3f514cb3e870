using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>What fills parameters that carry an attribute; registered as a service, one for each attribute.</summary>
/// <param name="AttributeType">The attribute that it answers for.</param>
/// <param name="Bind">Gives the value; it must not wait, for orchestrations are bound by it too.</param>
public sealed record InputBinding(Type AttributeType, Func<InputBindingAttribute, FunctionContext, object?> Bind);
