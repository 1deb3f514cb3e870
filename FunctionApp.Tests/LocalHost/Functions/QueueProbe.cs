using System.Collections.Concurrent;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FunctionApp.Tests.Support;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Tests.LocalHost.Functions;

/// <summary>One queue of a test, and what the functions that listen to it saw.</summary>
public sealed class QueueProbe
{
    private readonly QueueServiceClient _service;

    private QueueProbe(AzuriteFixture azurite, string ending = "")
    {
        Name = AzuriteFixture.NewName("q") + ending;
        Azurite = azurite;
        _service = azurite.Storage.Queues(QueueMessageEncoding.None);
        Queue = Named(Name);
    }

    internal AzuriteFixture Azurite { get; }

    internal string Name { get; }

    internal QueueClient Queue { get; }

    internal ConcurrentQueue<string> Seen { get; } = [];

    internal CancellationToken Told { get; set; }

    internal Func<string, Task> OnMessage { get; set; } = _ => Task.CompletedTask;

    internal static async Task<QueueProbe> CreateAsync(AzuriteFixture azurite, string ending = "")
    {
        QueueProbe probe = new(azurite, ending);
        await probe.Queue.CreateAsync();
        return probe;
    }

    internal static QueueProbe WithoutQueue(AzuriteFixture azurite) => new(azurite);

    internal QueueClient Named(string name) => _service.GetQueueClient(name);

    internal Task SendAsync(string text) => Queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    internal async Task RunAsync(string message)
    {
        Seen.Enqueue(message);
        await OnMessage(message);
    }

    /// <summary>Waits until the queue holds that many messages, seen or hidden.</summary>
    internal Task HoldsAsync(int count) => Eventually.HoldsAsync(
        async () => (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == count, $"{count} messages in {Name}");

    internal Task SawAsync(int count) => Eventually.HoldsAsync(() => Seen.Count >= count, $"{count} runs for {Name}");

    internal async Task<string> ReceivedByAsync(string queue)
    {
        QueueMessage message = await Eventually.IsThereAsync(
            async () => await Named(queue).ExistsAsync() ? (await Named(queue).ReceiveMessageAsync()).Value : null, $"a message in {queue}");
        return message.Body.ToString();
    }

    internal Action<FunctionsApplicationBuilder> Settings(params (string Name, string Value)[] more) => builder =>
    {
        builder.Services.AddSingleton(this);
        builder.Configuration.AddInMemoryCollection(
            [
                new(StorageConnection.DefaultSetting, Azurite.ConnectionString),
                new("TestQueue", Name),
                new("LocalHost:QueuePollInterval", "00:00:00.010"),
                new("AzureFunctionsJobHost:extensions:queues:visibilityTimeout", "00:00:30"),
            ]);
        TestApp.Settings(more)(builder);
    };
}
