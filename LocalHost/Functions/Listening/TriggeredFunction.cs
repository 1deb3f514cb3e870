using LocalHost.Functions.Queues;

namespace LocalHost.Functions.Listening;

/// <summary>Runs a function that a listener starts, and sends on what it returned.</summary>
internal sealed class TriggeredFunction(FunctionEntry function, FunctionInvoker invoker, QueueOutputs outputs)
{
    internal FunctionEntry Function => function;

    internal async Task RunAsync(
        TriggerReader trigger, IReadOnlyDictionary<string, object?> bindingData, CancellationToken cancellation)
    {
        object? result = await invoker.InvokeAsync(function, trigger, bindingData, cancellation);
        await outputs.SendAsync(function, result, cancellation);
    }
}
