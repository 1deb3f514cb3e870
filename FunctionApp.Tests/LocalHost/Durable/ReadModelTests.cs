using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using LocalHost;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class ReadModelTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _hub = AzuriteFixture.NewName("hub");

    [Fact]
    public async Task Waiting_and_finished_runs_stand_in_the_tables_that_the_monitor_reads()
    {
        await using DurableApp app = await StartAsync(new HubSettings());
        string done = await FinishAsync(app, "some/text");
        string waits = await WaitAsync(app, "w#1");
        await CatchUpAsync(app);
        TableEntity instance = await InstanceAsync(done);
        Assert.Equal("Completed", instance.GetString("RuntimeStatus"));
        Assert.Equal("\"some/text\"", instance.GetString("Output"));
        Assert.Equal("Echo", instance.GetString("Name"));
        Assert.Equal(_hub, instance.GetString("TaskHubName"));
        Assert.Equal(
            ["OrchestratorStarted", "ExecutionStarted", "TaskScheduled", "OrchestratorCompleted", "OrchestratorStarted", "TaskCompleted", "ExecutionCompleted", "OrchestratorCompleted"],
            (await MonitorHistoryAsync(instance)).Select(row => row.GetString("EventType")));
        TableEntity waiting = await InstanceAsync("w^21");
        Assert.Equal(("w#1", "Running", "\"waits\""), (waits, waiting.GetString("RuntimeStatus"), waiting.GetString("CustomStatus")));
        Assert.Equal(7, (await MonitorHistoryAsync(waiting)).Count);
    }

    [Fact]
    public async Task The_monitors_queries_find_hubs_completions_and_parents()
    {
        await using DurableApp app = await StartAsync(new HubSettings());
        string parent = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Above));
        await app.Client.WaitForInstanceCompletionAsync(parent).WaitAsync(Eventually.Cap);
        await CatchUpAsync(app);

        // A hub is what has both tables; its completions are fetched apart; a child's parent is who scheduled it about then.
        List<string> tables = await azurite.Storage.Tables.QueryAsync().Select(table => table.Name).ToListAsync();
        Assert.Contains(_hub + "Instances", tables);
        Assert.Contains(_hub + "History", tables);
        TableEntity above = await InstanceAsync(parent);
        TableClient history = azurite.Storage.Tables.GetTableClient(_hub + "History");
        List<TableEntity> completions = await history.QueryAsync<TableEntity>(
            $"PartitionKey eq '{parent}' and ExecutionId eq '{above.GetString("ExecutionId")}' and TaskScheduledId ge 0").ToListAsync();
        Assert.Equal("SubOrchestrationInstanceCompleted", Assert.Single(completions).GetString("EventType"));
        TableEntity child = await InstanceAsync(parent + ":below");
        DateTimeOffset created = child.GetDateTimeOffset("CreatedTime")!.Value;
        TableEntity found = await history.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(
            $"Timestamp gt {created.AddSeconds(-5)} and Timestamp lt {created.AddSeconds(5)} and InstanceId eq {parent + ":below"}")).FirstAsync();
        Assert.Equal(parent, found.PartitionKey);
    }

    [Fact]
    public async Task Older_finished_runs_are_packed_and_still_told()
    {
        await using DurableApp app = await StartAsync(new HubSettings { FullHistories = 2 });
        List<string> ids = [];
        for (int i = 0; i < 5; i++)
        {
            ids.Add(await FinishAsync(app, $"text {i}"));
            await CatchUpAsync(app);
        }

        Assert.Empty(await MonitorHistoryAsync(await InstanceAsync(ids[0])));
        Assert.Equal(8, (await MonitorHistoryAsync(await InstanceAsync(ids[4]))).Count);
        await using DurableApp again = await RestartAsync(app, new HubSettings { FullHistories = 2 });
        OrchestrationMetadata oldest = (await again.Client.GetInstanceAsync(ids[0], getInputsAndOutputs: true))!;
        Assert.Equal("text 0", oldest.ReadOutputAs<string>());
        string told = await again.Http.GetStringAsync($"runtime/webhooks/durabletask/instances/{ids[0]}?showHistory=true&showHistoryOutput=true");
        Assert.Contains("\"TaskCompleted\"", told, StringComparison.Ordinal);
        Assert.Null(again.Host.ReplayHistory((await again.Host.ExportHistoryAsync(ids[0]))!));
        Assert.Equal(5, await again.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 2)).CountAsync());
    }

    [Fact]
    public async Task A_journal_written_anew_keeps_every_unfinished_run()
    {
        HubSettings small = new() { CompactionBytes = 8 * 1024 };
        DurableApp app = await StartAsync(small);
        string[] waiting = [await WaitAsync(app, "a"), await WaitAsync(app, "b"), await WaitAsync(app, "c")];
        for (int i = 0; i < 40; i++)
        {
            await FinishAsync(app, $"text {i}");
            await CatchUpAsync(app);
        }

        int rows = await azurite.Storage.Tables.GetTableClient(_hub + "Journal").QueryAsync<TableEntity>().CountAsync();
        Assert.InRange(rows, 1, 80);
        await using DurableApp again = await RestartAsync(app, small);
        foreach (string id in waiting)
        {
            await again.Client.RaiseEventAsync(id, "go", id);
            Assert.Equal(id, (await again.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(Eventually.Cap)).ReadOutputAs<string>());
        }

        Assert.Equal(43, await again.Client.GetAllInstancesAsync().CountAsync());
    }

    [Fact]
    public async Task A_value_too_long_for_one_row_comes_back_whole()
    {
        DurableApp app = await StartAsync(new HubSettings());
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => Guid.NewGuid().ToString("N")));
        string id = await FinishAsync(app, text);
        await CatchUpAsync(app);
        await using DurableApp again = await RestartAsync(app, new HubSettings());
        OrchestrationMetadata done = (await again.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
        Assert.Equal(text, done.ReadOutputAs<string>());
        await CatchUpAsync(again);
        Assert.Equal(1, (await again.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
        Assert.Empty(await azurite.Storage.Tables.GetTableClient(_hub + "History").QueryAsync<TableEntity>().ToListAsync());
    }

    private async Task<DurableApp> RestartAsync(DurableApp app, HubSettings settings)
    {
        await app.DisposeAsync();
        return await StartAsync(settings);
    }

    private Task<DurableApp> StartAsync(HubSettings settings) => DurableApp.StartAsync(
        azurite, _hub, builder => builder.Services.AddSingleton(settings with { HubName = _hub }), typeof(WaitingApp));

    private static async Task<string> FinishAsync(DurableApp app, string text)
    {
        string id = await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Echo), text);
        await app.Client.WaitForInstanceCompletionAsync(id).WaitAsync(Eventually.Cap);
        return id;
    }

    private static async Task<string> WaitAsync(DurableApp app, string id)
    {
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitingApp.Wait), null, new StartOrchestrationOptions(id));
        await Eventually.HoldsAsync(
            async () => (await app.Client.GetInstanceAsync(id, true))!.SerializedCustomStatus == "\"waits\"", "the run waits");
        return id;
    }

    private static Task CatchUpAsync(DurableApp app) => app.Services.GetRequiredService<DurableHub>().ReadModel.CatchUpAsync();

    private async Task<TableEntity> InstanceAsync(string key) =>
        await azurite.Storage.Tables.GetTableClient(_hub + "Instances").GetEntityAsync<TableEntity>(key, string.Empty);

    // the query that Durable Functions Monitor makes
    private async Task<List<TableEntity>> MonitorHistoryAsync(TableEntity instance)
    {
        string execution = instance.GetString("ExecutionId")!;
        return await azurite.Storage.Tables.GetTableClient(_hub + "History")
            .QueryAsync<TableEntity>(
                $"PartitionKey eq '{instance.PartitionKey}' and ExecutionId eq '{execution}'",
                select: ["InstanceId", "EventType", "Name", "_Timestamp", "Input", "Result", "Details", "FailureDetails", "EventId", "TaskScheduledId"])
            .Where(row => row.GetString("EventType") is not null)
            .ToListAsync();
    }
}
