using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by a message of a storage queue.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes the queue's name, or <c>%Setting%</c>.</summary>
    public QueueTriggerAttribute(string queueName)
    {
        QueueName = queueName;
    }

    /// <summary>The queue's name, or <c>%Setting%</c>.</summary>
    public string QueueName { get; }

    /// <summary>The prefix of the settings that name the storage account.</summary>
    /// <remarks><b>Units:</b> default: AzureWebJobsStorage.</remarks>
    public string? Connection { get; set; }
}

/// <summary>Sends the returned value, or each of the returned values, to a storage queue after success.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class QueueOutputAttribute : OutputBindingAttribute
{
    /// <summary>Takes the queue's name, or <c>%Setting%</c>.</summary>
    public QueueOutputAttribute(string queueName)
    {
        QueueName = queueName;
    }

    /// <summary>The queue's name, or <c>%Setting%</c>.</summary>
    public string QueueName { get; }

    /// <summary>The prefix of the settings that name the storage account.</summary>
    /// <remarks><b>Units:</b> default: AzureWebJobsStorage.</remarks>
    public string? Connection { get; set; }
}
