using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>A function as middleware sees it.</summary>
internal sealed class FunctionSignature(string name, MethodInfo method) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType))];

    public override string PathToAssembly => method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string Id => name;

    public override string Name => name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        method.GetParameters()
            .Select(p => (Name: p.Name!, Attribute: p.GetCustomAttribute<BindingAttribute>()))
            .Where(p => p.Attribute is not null)
            .ToImmutableDictionary(
                p => p.Name,
                p => (BindingMetadata)new BindingEntry(p.Name, TypeOf(p.Attribute!), BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        OutputBinding.Of(method).ToImmutableDictionary(
            o => o.Name,
            o => (BindingMetadata)new BindingEntry(o.Name, TypeOf(o.Attribute), BindingDirection.Out));

    // HttpTriggerAttribute is "httpTrigger" on the platform, QueueOutputAttribute is "queue", HttpResultAttribute is "http".
    private static string TypeOf(BindingAttribute attribute)
    {
        string name = attribute.GetType().Name;
        foreach (string end in (string[])["Attribute", "Output", "Result"])
        {
            name = name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
        }

        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private sealed class BindingEntry(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
