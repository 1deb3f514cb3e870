using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

/// <summary>The durable extension's webhooks: every route with its codes, headers and JSON.</summary>
public static class ManagementScenarios
{
    private const string Root = "runtime/webhooks/durabletask";

    public static IReadOnlyList<Scenario> All =>
    [
        new("A_start_answers_with_the_runs_addresses", "E start",
            """["202 10 True","id statusQueryGetUri sendEventPostUri terminatePostUri purgeHistoryDeleteUri restartPostUri suspendPostUri resumePostUri","409","400","400"]""",
            StartAsync),
        new("A_start_that_waits_answers_with_the_output", "E start", """["200 \"input 7\"","202","200 Failed"]""", WaitedStartAsync),
        new("A_status_tells_the_run_and_its_code_the_state", "E status",
            """["202 5 True","name instanceId runtimeStatus input customStatus output createdTime lastUpdatedTime","200 Completed \"a\"","200","500","404"]""",
            StatusAsync),
        new("A_status_shows_history_and_input_as_asked", "E status",
            """["ExecutionStarted,TaskCompleted,ExecutionCompleted","ManageEcho","none","\"echo 3\"","none","True"]""", HistoryAsync),
        new("Listings_are_filtered_and_come_in_pages", "E list", """["2 more","1 end","3","0"]""", ListAsync),
        new("A_purge_answers_by_the_runs_state", "E purge", """["412","200 {\"instancesDeleted\":1}","404"]""", PurgeAsync),
        new("A_purge_by_time_needs_a_time", "E purge", """["400","404","200 {\"instancesDeleted\":1}"]""", PurgeAllAsync),
        new("An_event_answers_by_the_runs_state", "E raiseEvent", """["400","400","202","404","410"]""", RaiseAsync),
        new("Terminate_suspend_and_resume_answer_by_the_runs_state", "E terminate, suspend, resume",
            """["202 Suspended","202 Running","202 Terminated over","410,410,410","404,404,404"]""", SteerAsync),
        new("A_rewind_answers_by_the_runs_state", "E rewind", """["404","412","202 Completed"]""", RewindAsync),
        new("A_restart_answers_by_the_runs_state", "E restart", """["202 True","202 False","400","409","202 chosen","400"]""", RestartAsync),
        new("Other_routes_and_methods_are_not_found", "E", """["404","404","404","404","200"]""", OtherAsync),
        new("A_value_over_4_MB_is_refused", "D9", """["RpcException ResourceExhausted","RpcException ResourceExhausted"]""", async (client, _) =>
        {
            string value = new('x', 4 * 1024 * 1024);
            string id = await Scenario.ReadyAsync(client, nameof(ManageWaits));
            string[] refused =
            [
                await Scenario.RefusalAsync(() => client.ScheduleNewOrchestrationInstanceAsync(nameof(ManageWaits), value)),
                await Scenario.RefusalAsync(() => client.RaiseEventAsync(id, "go", value)),
            ];
            await client.TerminateInstanceAsync(id);
            return refused;
        }),
    ];

    [Function(nameof(ManageWaits))]
    public static async Task<string> ManageWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("ready");
        return await context.WaitForExternalEvent<string>("go");
    }

    [Function(nameof(ManageEchoes))]
    public static Task<string> ManageEchoes([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(ManageEcho), context.GetInput<int>());

    [Function(nameof(ManageEcho))]
    public static string ManageEcho([ActivityTrigger] int number) => $"echo {number}";

    [Function(nameof(ManageInput))]
    public static string ManageInput([OrchestrationTrigger] TaskOrchestrationContext context) => $"input {context.GetInput<int>()}";

    [Function(nameof(ManageFails))]
    public static async Task ManageFails([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync(nameof(ManageFailsOnce), context.InstanceId);

    [Function(nameof(ManageFailsOnce))]
    public static void ManageFailsOnce([ActivityTrigger] string id)
    {
        if (Failed.TryAdd(id, true))
        {
            throw new InvalidOperationException("first time");
        }
    }

    private static System.Collections.Concurrent.ConcurrentDictionary<string, bool> Failed { get; } = new();

    private static async Task<object?> StartAsync(DurableTaskClient client, HttpClient http)
    {
        string id = NewId();
        using HttpResponseMessage started = await PostAsync(http, $"orchestrators/{nameof(ManageWaits)}/{id}", "1");
        JsonObject payload = await JsonAsync(started);
        string[] seen =
        [
            $"{(int)started.StatusCode} {started.Headers.RetryAfter} {started.Headers.Location?.ToString() == (string?)payload["statusQueryGetUri"]}",
            string.Join(' ', payload.Select(item => item.Key)),
            await CodeAsync(http, $"orchestrators/{nameof(ManageWaits)}/{id}", "1"),
            await CodeAsync(http, $"orchestrators/{nameof(ManageWaits)}", "{no json"),
            await CodeAsync(http, "orchestrators/NoSuchOrchestrator", "1"),
        ];
        await client.TerminateInstanceAsync(id);
        return seen;
    }

    private static async Task<object?> WaitedStartAsync(DurableTaskClient client, HttpClient http)
    {
        string id = NewId();
        using HttpResponseMessage done = await PostAsync(http, $"orchestrators/{nameof(ManageInput)}?timeout=30&pollingInterval=1", "7");
        using HttpResponseMessage open = await PostAsync(http, $"orchestrators/{nameof(ManageWaits)}/{id}?timeout=0.2&pollingInterval=0.1", "7");
        using HttpResponseMessage failed = await PostAsync(http, $"orchestrators/{nameof(ManageFails)}?timeout=30&pollingInterval=1", "7");
        await client.TerminateInstanceAsync(id);
        return new[]
        {
            $"{(int)done.StatusCode} {await done.Content.ReadAsStringAsync()}", $"{(int)open.StatusCode}",
            $"{(int)failed.StatusCode} {(await JsonAsync(failed))["runtimeStatus"]}",
        };
    }

    private static async Task<object?> StatusAsync(DurableTaskClient client, HttpClient http)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ManageWaits));
        using HttpResponseMessage running = await http.GetAsync($"{Root}/instances/{id}");
        string keys = string.Join(' ', (await JsonAsync(running)).Select(item => item.Key).Where(key => key != "version"));
        await client.RaiseEventAsync(id, "go", "a");
        await Scenario.EndAsync(client, id);
        using HttpResponseMessage ended = await http.GetAsync($"{Root}/instances/{id}");
        JsonObject status = await JsonAsync(ended);
        string failed = (await Scenario.FinishAsync(client, nameof(ManageFails))).InstanceId;
        return new[]
        {
            $"{(int)running.StatusCode} {running.Headers.RetryAfter} {running.Headers.Location is not null}", keys,
            $"{(int)ended.StatusCode} {status["runtimeStatus"]} {status["output"]?.ToJsonString()}",
            await CodeAsync(http, HttpMethod.Get, $"instances/{failed}"),
            await CodeAsync(http, HttpMethod.Get, $"instances/{failed}?returnInternalServerErrorOnFailure=true"),
            await CodeAsync(http, HttpMethod.Get, $"instances/{NewId()}"),
        };
    }

    private static async Task<object?> HistoryAsync(DurableTaskClient client, HttpClient http)
    {
        string id = (await Scenario.FinishAsync(client, nameof(ManageEchoes), 3)).InstanceId;
        JsonObject shown = await JsonAsync(await http.GetAsync($"{Root}/instances/{id}?showHistory=true&showHistoryOutput=true"));
        JsonObject hidden = await JsonAsync(await http.GetAsync($"{Root}/instances/{id}?showHistory=true&showInput=false"));
        JsonArray events = shown["historyEvents"]!.AsArray();
        return new[]
        {
            string.Join(',', events.Select(line => (string?)line!["EventType"])), (string?)events[1]!["FunctionName"],
            events[1]!["TaskScheduledId"]?.ToJsonString() ?? "none", events[1]!["Result"]?.ToJsonString(),
            hidden["historyEvents"]![1]!["Result"]?.ToJsonString() ?? "none", (hidden["input"] is null).ToString(),
        };
    }

    private static async Task<object?> ListAsync(DurableTaskClient client, HttpClient http)
    {
        string prefix = NewId()[..12];
        foreach (string letter in (string[])["a", "b", "c"])
        {
            await Scenario.FinishAsync(client, nameof(ManageInput), 1, new StartOrchestrationOptions(prefix + letter));
        }

        using HttpResponseMessage first = await http.GetAsync($"{Root}/instances?instanceIdPrefix={prefix}&top=2");
        using HttpRequestMessage next = new(HttpMethod.Get, $"{Root}/instances?instanceIdPrefix={prefix}&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        using HttpResponseMessage second = await http.SendAsync(next);
        using HttpResponseMessage completed = await http.GetAsync($"{Root}/instances?instanceIdPrefix={prefix}&runtimeStatus=Completed,Failed");
        using HttpResponseMessage older = await http.GetAsync($"{Root}/instances?instanceIdPrefix={prefix}&createdTimeTo=2001-01-01T00:00:00Z");
        return new[]
        {
            $"{await CountAsync(first)} {More(first)}", $"{await CountAsync(second)} {More(second)}", await CountAsync(completed), await CountAsync(older),
        };
    }

    private static async Task<object?> PurgeAsync(DurableTaskClient client, HttpClient http)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ManageWaits));
        string early = await CodeAsync(http, HttpMethod.Delete, $"instances/{id}");
        await client.TerminateInstanceAsync(id);
        await Scenario.EndAsync(client, id);
        using HttpResponseMessage purged = await http.DeleteAsync($"{Root}/instances/{id}");
        return new[]
        {
            early, $"{(int)purged.StatusCode} {await purged.Content.ReadAsStringAsync()}", await CodeAsync(http, HttpMethod.Delete, $"instances/{id}"),
        };
    }

    private static async Task<object?> PurgeAllAsync(DurableTaskClient client, HttpClient http)
    {
        OrchestrationMetadata done = await Scenario.FinishAsync(client, nameof(ManageInput), 1);
        string at = Uri.EscapeDataString(done.CreatedAt.UtcDateTime.ToString("o"));
        using HttpResponseMessage purged = await http.DeleteAsync($"{Root}/instances?createdTimeFrom={at}&createdTimeTo={at}&runtimeStatus=Completed");
        return new[]
        {
            await CodeAsync(http, HttpMethod.Delete, "instances"),
            await CodeAsync(http, HttpMethod.Delete, "instances?createdTimeFrom=2001-01-01T00:00:00Z&createdTimeTo=2001-01-02T00:00:00Z"),
            $"{(int)purged.StatusCode} {await purged.Content.ReadAsStringAsync()}",
        };
    }

    private static async Task<object?> RaiseAsync(DurableTaskClient client, HttpClient http)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ManageWaits));
        using StringContent plain = new("x", Encoding.UTF8, "text/plain");
        using HttpResponseMessage text = await http.PostAsync($"{Root}/instances/{id}/raiseEvent/go", plain);
        List<string> codes =
        [
            $"{(int)text.StatusCode}", await CodeAsync(http, $"instances/{id}/raiseEvent/go", "{no json"),
            await CodeAsync(http, $"instances/{id}/raiseEvent/go", "\"a\""), await CodeAsync(http, $"instances/{NewId()}/raiseEvent/go", "1"),
        ];
        await Scenario.EndAsync(client, id);
        codes.Add(await CodeAsync(http, $"instances/{id}/raiseEvent/go", "1"));
        return codes;
    }

    private static async Task<object?> SteerAsync(DurableTaskClient client, HttpClient http)
    {
        string id = await Scenario.ReadyAsync(client, nameof(ManageWaits));
        List<string> seen = [];
        foreach ((string verb, string state) in ((string, string)[])[("suspend", "Suspended"), ("resume", "Running")])
        {
            string code = await CodeAsync(http, $"instances/{id}/{verb}?reason=why", null);
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
            using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(10));
            while ((await client.GetInstanceAsync(id))!.RuntimeStatus.ToString() != state)
            {
                await beat.WaitForNextTickAsync(limit.Token);
            }

            seen.Add($"{code} {state}");
        }

        string terminated = await CodeAsync(http, $"instances/{id}/terminate?reason=over", null);
        seen.Add($"{terminated} {Scenario.Ending(await Scenario.EndAsync(client, id))}");
        foreach (string target in (string[])[id, NewId()])
        {
            List<string> codes = [];
            foreach (string verb in (string[])["terminate", "suspend", "resume"])
            {
                codes.Add(await CodeAsync(http, $"instances/{target}/{verb}", null));
            }

            seen.Add(string.Join(',', codes));
        }

        return seen;
    }

    private static async Task<object?> RewindAsync(DurableTaskClient client, HttpClient http)
    {
        string failed = (await Scenario.FinishAsync(client, nameof(ManageFails))).InstanceId;
        string done = (await Scenario.FinishAsync(client, nameof(ManageInput), 1)).InstanceId;
        string unknown = await CodeAsync(http, $"instances/{NewId()}/rewind", null);
        string finished = await CodeAsync(http, $"instances/{done}/rewind", null);
        string rewound = await CodeAsync(http, $"instances/{failed}/rewind?reason=again", null);
        return new[] { unknown, finished, $"{rewound} {(await Scenario.EndAsync(client, failed)).RuntimeStatus}" };
    }

    private static async Task<object?> RestartAsync(DurableTaskClient client, HttpClient http)
    {
        string done = (await Scenario.FinishAsync(client, nameof(ManageInput), 1)).InstanceId;
        string open = await Scenario.ReadyAsync(client, nameof(ManageWaits));
        string chosen = NewId();
        using HttpResponseMessage anew = await PostAsync(http, $"instances/{done}/restart", null);
        using HttpResponseMessage same = await PostAsync(http, $"instances/{done}/restart?restartWithNewInstanceId=false", null);
        using HttpResponseMessage named = await PostAsync(http, $"instances/{done}/restartWithOptions?newInstanceId={chosen}", null);
        string[] seen =
        [
            $"{(int)anew.StatusCode} {(string?)(await JsonAsync(anew))["id"] != done}", $"{(int)same.StatusCode} {(string?)(await JsonAsync(same))["id"] != done}",
            await CodeAsync(http, $"instances/{NewId()}/restart", null),
            await CodeAsync(http, $"instances/{open}/restart?restartWithNewInstanceId=false", null),
            $"{(int)named.StatusCode} {((string?)(await JsonAsync(named))["id"] == chosen ? "chosen" : "other")}",
            await CodeAsync(http, $"instances/{done}/restartWithOptions", null),
        ];
        await client.TerminateInstanceAsync(open);
        return seen;
    }

    private static async Task<object?> OtherAsync(DurableTaskClient client, HttpClient http)
    {
        string id = (await Scenario.FinishAsync(client, nameof(ManageInput), 1)).InstanceId;
        return new[]
        {
            await CodeAsync(http, "nonsense", "1"), await CodeAsync(http, HttpMethod.Put, $"instances/{id}"), await CodeAsync(http, $"instances/{id}/nonsense", null),
            await CodeAsync(http, HttpMethod.Get, $"instances/{id}/terminate"), await CodeAsync(http, "makeprimary", null),
        };
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static string More(HttpResponseMessage page) => page.Headers.Contains("x-ms-continuation-token") ? "more" : "end";

    private static async Task<string> CountAsync(HttpResponseMessage page) =>
        $"{JsonNode.Parse(await page.Content.ReadAsStringAsync())!.AsArray().Count}";

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string? json) =>
        http.PostAsync($"{Root}/{path}", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<string> CodeAsync(HttpClient http, string path, string? json)
    {
        using HttpResponseMessage answer = await PostAsync(http, path, json);
        return $"{(int)answer.StatusCode}";
    }

    private static async Task<string> CodeAsync(HttpClient http, HttpMethod method, string path)
    {
        using HttpRequestMessage request = new(method, $"{Root}/{path}");
        using HttpResponseMessage answer = await http.SendAsync(request);
        return $"{(int)answer.StatusCode}";
    }
}
