using System.Reflection;
using LocalHost.Durable.Client;
using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Runs;
using LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Hosting;

/// <summary>The app's orchestrators and activities, called through the worker's middleware.</summary>
internal sealed class DurableFunctions(FunctionCatalog catalog, FunctionInvoker invoker, WorkerConverter converter)
{
    private static readonly Dictionary<string, object?> Nothing = [];

    private readonly Dictionary<string, FunctionEntry> _orchestrators = Named(
        catalog, TriggerKind.Orchestration, entry => ((OrchestrationTriggerAttribute)entry.TriggerAttribute).Orchestration);

    private readonly Dictionary<string, FunctionEntry> _activities = Named(
        catalog, TriggerKind.Activity, entry => ((ActivityTriggerAttribute)entry.TriggerAttribute).Activity);

    /// <summary>True when the app needs a task hub at all.</summary>
    public bool Any => _orchestrators.Count > 0 || _activities.Count > 0
        || catalog.All.Any(entry => entry.Others.Any(parameter => parameter.IsDefined(typeof(DurableClientAttribute))));

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public Task<object?> CallOrchestrator(ExecutionStarted started, TaskOrchestrationContext context)
    {
        if (!_orchestrators.TryGetValue(started.Name, out FunctionEntry? entry))
        {
            throw new InvalidOperationException(
                $"The function '{started.Name}' doesn't exist, is disabled, or is not an orchestrator function.");
        }

        return invoker.InvokeAsync(entry, context, Input(entry, started.Input), CancellationToken.None);
    }

    public async Task<string?> CallActivityAsync(ActivityWork work, CancellationToken stopping)
    {
        if (!_activities.TryGetValue(work.Task.Name, out FunctionEntry? entry))
        {
            throw new ActivityMissingException(work.Task.Name);
        }

        string? input = WireText.RoundTrip(work.Task.Input);
        object? result = await invoker.InvokeAsync(
            entry, (TriggerReader)(type => converter.Deserialize(input, type)), Nothing, stopping);
        return WireText.RoundTrip(converter.Serialize(result));
    }

    private static Dictionary<string, FunctionEntry> Named(
        FunctionCatalog catalog, TriggerKind kind, Func<FunctionEntry, string?> ownName) =>
        catalog.Of(kind).ToDictionary(entry => ownName(entry) ?? entry.Name, StringComparer.OrdinalIgnoreCase);

    // the platform binds the extra parameter only when the input's type is exactly the declared one
    private Dictionary<string, object?> Input(FunctionEntry entry, string? input)
    {
        ParameterInfo? parameter = entry.Others.FirstOrDefault(other =>
            other.ParameterType != typeof(FunctionContext)
            && other.ParameterType != typeof(CancellationToken)
            && other.GetCustomAttributes<Attribute>().All(attribute => attribute is not Microsoft.Azure.Functions.Worker.Extensions.Abstractions.BindingAttribute));
        if (parameter is null || input is null)
        {
            return Nothing;
        }

        object? value = converter.Deserialize(input, parameter.ParameterType);
        return value?.GetType() == parameter.ParameterType ? new() { [parameter.Name!] = value } : Nothing;
    }
}
