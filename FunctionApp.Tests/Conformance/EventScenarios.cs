using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class EventScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("Early_events_are_kept_and_come_in_order", "D3", """["Completed [\"a\",\"b\",\"c\"]"]""", async client =>
            await SendAsync(client, nameof(EventsKept), ("go", "a"), ("GO", "b"), ("Go", "c"), ("start", ""))),
        new("The_newest_waiter_is_served_first", "D3", """["Completed [\"b\",\"a\"]"]""", async client =>
            await SendAsync(client, nameof(EventsNewestFirst), ("go", "a"), ("go", "b"))),
        new("Waiters_of_one_name_need_one_type", "D3", """["Failed System.ArgumentException"]""", async client =>
            new[] { TypeOf(await Scenario.FinishAsync(client, nameof(EventsTwoTypes))) }),
        new("A_wait_that_times_out_is_cancelled", "D3", """["Completed \"TaskCanceledException\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(EventsTimeOut))) }),
        new("An_event_for_a_dead_waiter_is_lost", "D3", """["Completed \"lost\""]""", LostAsync),
        new("An_event_in_time_cancels_its_timer", "D3", """["Completed \"a\""]""", async client =>
            await SendAsync(client, nameof(EventsInTime), ("go", "a"))),
        new("A_payload_that_does_not_fit_fails_the_run", "D3", """["Failed"]""", async client =>
        {
            string id = await Scenario.ReadyAsync(client, nameof(EventsNumber));
            await client.RaiseEventAsync(id, "go", "no number");
            return new[] { (await Scenario.EndAsync(client, id)).RuntimeStatus.ToString() };
        }),
        new("Events_to_unknown_and_finished_runs_are_refused", "D3",
            """["RpcException NotFound","RpcException FailedPrecondition","RpcException InvalidArgument"]""", RefusedAsync),
        new("An_orchestration_sends_events_to_another", "D3", """["Completed \"from afar\""]""", async client =>
        {
            string id = await Scenario.ReadyAsync(client, nameof(EventsInTime));
            await Scenario.FinishAsync(client, nameof(EventsSend), id);
            return new[] { Scenario.Ending(await Scenario.EndAsync(client, id)) };
        }),
    ];

    [Function(nameof(EventsKept))]
    public static async Task<string[]> EventsKept([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        await context.WaitForExternalEvent<string>("start");
        return
        [
            await context.WaitForExternalEvent<string>("go"),
            await context.WaitForExternalEvent<string>("go"),
            await context.WaitForExternalEvent<string>("go"),
        ];
    }

    [Function(nameof(EventsNewestFirst))]
    public static async Task<string[]> EventsNewestFirst([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string> older = context.WaitForExternalEvent<string>("go");
        Task<string> newer = context.WaitForExternalEvent<string>("go");
        context.SetCustomStatus("ready");
        return await Task.WhenAll(older, newer);
    }

    [Function(nameof(EventsTwoTypes))]
    public static async Task EventsTwoTypes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string> text = context.WaitForExternalEvent<string>("go");
        Task<int> number = context.WaitForExternalEvent<int>("go");
        await Task.WhenAll(text, number);
    }

    [Function(nameof(EventsTimeOut))]
    public static async Task<string> EventsTimeOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("go", TimeSpan.FromMilliseconds(50));
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled.GetType().Name;
        }
    }

    [Function(nameof(EventsInTime))]
    public static async Task<string> EventsInTime([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return await context.WaitForExternalEvent<string>("go", TimeSpan.FromDays(2));
    }

    [Function(nameof(EventsLost))]
    public static async Task<string> EventsLost([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("go", TimeSpan.FromMilliseconds(50));
        }
        catch (OperationCanceledException)
        {
            context.SetCustomStatus("ready");
            await context.WaitForExternalEvent<string>("sent");
        }

        try
        {
            return await context.WaitForExternalEvent<string>("go", TimeSpan.FromMilliseconds(50));
        }
        catch (OperationCanceledException)
        {
            return "lost";
        }
    }

    [Function(nameof(EventsNumber))]
    public static async Task<int> EventsNumber([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return await context.WaitForExternalEvent<int>("go");
    }

    [Function(nameof(EventsSend))]
    public static void EventsSend([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.SendEvent(context.GetInput<string>()!, "go", "from afar");

    private static string TypeOf(OrchestrationMetadata done) => $"{done.RuntimeStatus} {done.FailureDetails?.ErrorType}";

    private static async Task<object?> SendAsync(DurableTaskClient client, string orchestrator, params (string Name, string Payload)[] events)
    {
        string id = await Scenario.ReadyAsync(client, orchestrator);
        foreach ((string name, string payload) in events)
        {
            await client.RaiseEventAsync(id, name, payload);
        }

        return new[] { Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }

    private static async Task<object?> LostAsync(DurableTaskClient client)
    {
        string id = await Scenario.ReadyAsync(client, nameof(EventsLost));
        await client.RaiseEventAsync(id, "go", "late");
        await client.RaiseEventAsync(id, "sent", "");
        return new[] { Scenario.Ending(await Scenario.EndAsync(client, id)) };
    }

    private static async Task<object?> RefusedAsync(DurableTaskClient client)
    {
        OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(EventsTimeOut));
        return new[]
        {
            await Scenario.RefusalAsync(() => client.RaiseEventAsync(Guid.NewGuid().ToString("N"), "go", "x")),
            await Scenario.RefusalAsync(() => client.RaiseEventAsync(done.InstanceId, "go", "x")),
            await Scenario.RefusalAsync(() => client.RaiseEventAsync("", "go", "x")),
        };
    }
}
