using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

public static class IdentityScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("A_taken_id_refuses_a_second_start", "D8", """["OrchestrationAlreadyExistsException"]""", async client =>
        {
            string id = await Scenario.ReadyAsync(client, nameof(IdentityWaits));
            string refused = await StartRefusalAsync(client, new StartOrchestrationOptions(id));
            await client.TerminateInstanceAsync(id);
            return new[] { refused };
        }),
        new("A_finished_id_is_used_again", "D8", """["Completed 1","Completed 2"]""", async client =>
        {
            StartOrchestrationOptions options = new(Guid.NewGuid().ToString("N"));
            return new[]
            {
                Scenario.Ending(await Scenario.FinishAsync(client, nameof(IdentityEchoes), 1, options)),
                Scenario.Ending(await Scenario.FinishAsync(client, nameof(IdentityEchoes), 2, options)),
            };
        }),
        new("Dedupe_statuses_refuse_finished_ids_too", "D8", """["Completed 1","OrchestrationAlreadyExistsException"]""", async client =>
        {
            StartOrchestrationOptions options = new StartOrchestrationOptions(Guid.NewGuid().ToString("N"))
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            return new[]
            {
                Scenario.Ending(await Scenario.FinishAsync(client, nameof(IdentityEchoes), 1, options)),
                await StartRefusalAsync(client, options),
            };
        }),
        new("Of_parallel_starts_with_one_id_one_wins", "D8", """["1","OrchestrationAlreadyExistsException"]""", ParallelAsync),
        new("Entity_ids_and_unknown_orchestrators_are_refused", "D8", """["ArgumentException","ArgumentException"]""", async client => new[]
        {
            await StartRefusalAsync(client, new StartOrchestrationOptions("@entity@1")),
            await Scenario.RefusalAsync(() => client.ScheduleNewOrchestrationInstanceAsync("NoSuchOrchestrator")),
        }),
        new("A_custom_status_over_16_KB_fails_the_run", "D9", """["Failed","Completed"]""", async client => new[]
        {
            (await Scenario.FinishAsync(client, nameof(IdentityStatus), 8191)).RuntimeStatus.ToString(),
            (await Scenario.FinishAsync(client, nameof(IdentityStatus), 8190)).RuntimeStatus.ToString(),
        }),
        new("A_version_is_stamped_and_compared", "D10", """["Completed [\"0.2\",1,0,-1]"]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(IdentityVersion), null, new() { Version = "0.2" })) }),
    ];

    [Function(nameof(IdentityWaits))]
    public static Task IdentityWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return context.WaitForExternalEvent<string>("never");
    }

    [Function(nameof(IdentityEchoes))]
    public static int IdentityEchoes([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<int>();

    [Function(nameof(IdentityStatus))]
    public static void IdentityStatus([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.SetCustomStatus(new string('x', context.GetInput<int>()));

    [Function(nameof(IdentityVersion))]
    public static object[] IdentityVersion([OrchestrationTrigger] TaskOrchestrationContext context) =>
    [
        context.Version, Math.Sign(context.CompareVersionTo("0.1.9")), context.CompareVersionTo("0.2"), Math.Sign(context.CompareVersionTo("0.10")),
    ];

    private static Task<string> StartRefusalAsync(DurableTaskClient client, StartOrchestrationOptions options) =>
        Scenario.RefusalAsync(() => client.ScheduleNewOrchestrationInstanceAsync(nameof(IdentityEchoes), 1, options));

    private static async Task<object?> ParallelAsync(DurableTaskClient client)
    {
        StartOrchestrationOptions options = new StartOrchestrationOptions(Guid.NewGuid().ToString("N"))
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartRefusalAsync(client, options)));
        return new[] { $"{answers.Count(answer => answer == "none")}", answers.First(answer => answer != "none") };
    }
}
