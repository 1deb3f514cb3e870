using Azure.Storage.Queues;
using LocalHost.Functions.Listening;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions.Queues;

/// <summary>Makes the listener of a queue function.</summary>
internal sealed class QueueListeners(
    IConfiguration configuration,
    AppSettings settings,
    HostJson hostJson,
    IOptions<LocalHostOptions> options,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    TimeProvider time,
    ILogger<QueueListener> logger)
{
    internal Listener Create(FunctionEntry function)
    {
        QueueTriggerAttribute trigger = (QueueTriggerAttribute)function.TriggerAttribute;
        QueueServiceClient service = StorageOf(function, trigger).Queues(QueueMessageEncoding.None);
        string name = settings.Resolve(trigger.QueueName, function.Name);
        QueueSettings queues = QueueSettings.Read(hostJson);
        PoisonQueue poison = new(service, name);
        QueueRetries retries = new(queues, poison, time, logger);
        QueueMessageRun run = new(new TriggeredFunction(function, invoker, outputs), queues, poison, retries, time, logger);
        QueueClock clock = new(time, options.Value.QueuePollInterval);
        return new QueueListener(function.Name, service.GetQueueClient(name), run, retries, queues, clock, logger);
    }

    private StorageConnection StorageOf(FunctionEntry function, QueueTriggerAttribute trigger)
    {
        try
        {
            return StorageConnection.Resolve(configuration, trigger.Connection);
        }
        catch (InvalidOperationException e)
        {
            throw new LocalHostStartException($"Function '{function.Name}' cannot listen: {e.Message}", e);
        }
    }
}
