using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Functions;

/// <summary>Reads one function from its method, or says why the platform could not run it.</summary>
internal static partial class FunctionReader
{
    internal static FunctionEntry Read(string name, MethodInfo method)
    {
        Type type = method.DeclaringType!;
        string where = $"{type.FullName}.{method.Name}";
        Require(NamePattern().IsMatch(name), $"'{name}' at {where} is no function name: a letter, then letters, digits, _ or -, at most 128.");
        Require(type.IsVisible && method.IsPublic, $"Function '{name}' at {where} must be a public method of a public class.");
        Require(!type.ContainsGenericParameters && !method.IsGenericMethod, $"Function '{name}' at {where} must not be generic.");
        Require(
            method.ReturnType != typeof(void) || method.GetCustomAttribute<AsyncStateMachineAttribute>() is null,
            $"Function '{name}' at {where} is async void: its failures would be lost, so return Task.");
        ParameterInfo[] triggers = [.. method.GetParameters().Where(p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null)];
        Require(triggers.Length == 1, $"Function '{name}' at {where} needs exactly one trigger parameter and has {triggers.Length}.");
        TriggerBindingAttribute attribute = triggers[0].GetCustomAttribute<TriggerBindingAttribute>()!;
        return new FunctionEntry
        {
            Name = name,
            Method = method,
            Kind = KindOf(attribute, name),
            Trigger = triggers[0],
            TriggerAttribute = attribute,
            Others = [.. method.GetParameters().Where(p => p != triggers[0])],
            Definition = new FunctionSignature(name, method),
        };
    }

    private static TriggerKind KindOf(TriggerBindingAttribute attribute, string name) => attribute switch
    {
        HttpTriggerAttribute => TriggerKind.Http,
        QueueTriggerAttribute => TriggerKind.Queue,
        TimerTriggerAttribute => TriggerKind.Timer,
        OrchestrationTriggerAttribute => TriggerKind.Orchestration,
        ActivityTriggerAttribute => TriggerKind.Activity,
        _ => throw new LocalHostStartException(
            $"Function '{name}' uses {attribute.GetType().Name}, which this host does not serve."),
    };

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new LocalHostStartException(sentence);
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex NamePattern();
}
