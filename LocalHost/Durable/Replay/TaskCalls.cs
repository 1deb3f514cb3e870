using LocalHost.Durable.History;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Replay;

/// <summary>Calls of activities and sub-orchestrations, with their retries.</summary>
internal sealed class TaskCalls(LiveContext context, string inheritedVersion, OrchestratorCode code)
{
    public async Task<TResult> ActivityAsync<TResult>(TaskName name, object? input, TaskOptions? options)
    {
        RefuseMisplacedOptions(input, options);
        string? written = code.Converter.Serialize(input);
        string version = options?.Version?.Version ?? inheritedVersion;
        string? result = await TaskRetries.RunAsync(context, options?.Retry, () =>
        {
            int id = context.Actions.NextId();
            context.Actions.Ask(new TaskScheduled
            {
                EventId = id,
                Timestamp = context.CurrentUtcDateTime,
                Name = name.Name,
                Version = version,
                Input = written,
                Tags = options?.Tags?.ToDictionary(),
            });
            return context.Open.Start(id, name.Name);
        });
        return code.Converter.Deserialize<TResult>(result)!;
    }

    public async Task<TResult> ChildAsync<TResult>(TaskName name, object? input, TaskOptions? options)
    {
        RefuseMisplacedOptions(input, options);
        SubOrchestrationOptions? sub = options as SubOrchestrationOptions;
        string instanceId = sub?.InstanceId ?? context.NewGuid().ToString("N");
        string version = (sub?.Version ?? options?.Version)?.Version ?? code.DefaultVersion;
        string? written = code.Converter.Serialize(input);
        string? result = await TaskRetries.RunAsync(context, options?.Retry, () =>
        {
            int id = context.Actions.NextId();
            context.Actions.Ask(new SubOrchestrationInstanceCreated
            {
                EventId = id,
                Timestamp = context.CurrentUtcDateTime,
                Name = name.Name,
                Version = version,
                InstanceId = instanceId,
                Input = written,
                Tags = options?.Tags?.ToDictionary(),
            });
            return context.Open.Start(id, name.Name);
        });
        return code.Converter.Deserialize<TResult>(result)!;
    }

    private static void RefuseMisplacedOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                "A TaskOptions value was provided as the input: did you mean to pass it as the options?", nameof(input));
        }
    }
}
