using FunctionApp.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class FirstRunTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _hub = AzuriteFixture.NewName("hub");

    [Fact]
    public async Task A_run_calls_its_activities_and_gives_their_results()
    {
        await using DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(Greeting));
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeting.GreetAll), "Ada");
        OrchestrationMetadata done = await app.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Eventually.Cap);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal(["Hello Ada", "Hello Bob", "Hello Cy"], done.ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task A_waiting_run_goes_on_after_the_host_was_stopped()
    {
        string id;
        await using (DurableApp app = await DurableApp.StartAsync(azurite, _hub, typeof(Greeting)))
        {
            id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Greeting.WaitForName));
            await app.Client.WaitForInstanceStartAsync(id).WaitAsync(Eventually.Cap);
        }

        await using DurableApp again = await DurableApp.StartAsync(azurite, _hub, typeof(Greeting));
        await again.Client.RaiseEventAsync(id, "NAME", "Eve");
        OrchestrationMetadata done = await again.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Eventually.Cap);
        Assert.Equal("Hello Eve", done.ReadOutputAs<string>());
    }

    public sealed class Greeting
    {
        [Function(nameof(GreetAll))]
        public async Task<string[]> GreetAll([OrchestrationTrigger] TaskOrchestrationContext context, string first)
        {
            string one = await context.CallActivityAsync<string>(nameof(Greet), first);
            string[] others = await Task.WhenAll(
                context.CallActivityAsync<string>(nameof(Greet), "Bob"), context.CallActivityAsync<string>(nameof(Greet), "Cy"));
            return [one, .. others];
        }

        [Function(nameof(WaitForName))]
        public async Task<string> WaitForName([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<string>(nameof(Greet), await context.WaitForExternalEvent<string>("name"));

        [Function(nameof(Greet))]
        public string Greet([ActivityTrigger] string name) => "Hello " + name;
    }
}
