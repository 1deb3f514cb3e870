using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionApp.Local.Serving;

namespace FunctionApp.Local.Verbs;

/// <summary>Posts an item, answers the questions it raises, and tells what happens as it happens.</summary>
internal sealed partial class Simulation(HttpClient client, Outbox outbox, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Endings = ["COMPLETED", "DECLINED", "CANCELLED", "FAILED", "ROLLED_BACK", "PARTIALLY_ROLLED_BACK"];

    private readonly HashSet<string> _told = [];
    private readonly HashSet<string> _answered = [];
    private int _entries;
    private string _state = "";

    public async Task<int> RunAsync(string workflow, JsonNode item, string decision, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync($"api/workflows/{workflow}/runs", item, cancellation);
        JsonNode? body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        await output.WriteLineAsync($"POST /api/workflows/{workflow}/runs answers {(int)answer.StatusCode}");
        if (body?["run_id"]?.GetValue<string>() is not { } run)
        {
            await output.WriteLineAsync(body?.ToString());
            return 1;
        }

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(250));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            JsonNode? document = JsonNode.Parse(await client.GetStringAsync($"api/runs/{run}", patience.Token));
            await TellAsync(document!, decision, patience.Token);
            if (Endings.Contains(_state) || (_state == "AWAITING_APPROVAL" && decision == "nothing"))
            {
                await output.WriteLineAsync($"output: {document!["output"]?.ToJsonString() ?? "none"}");
                return 0;
            }
        }

        return 1;
    }

    private async Task TellAsync(JsonNode document, string decision, CancellationToken cancellation)
    {
        foreach (JsonNode? entry in document["audit_log"]!.AsArray().Skip(_entries))
        {
            _entries++;
            await output.WriteLineAsync($"  {entry!["seq"],3} {entry["step"] ?? "-",-12} {entry["result"]} {entry["code"]}".TrimEnd());
        }

        if (document["state"]!.GetValue<string>() is var state && state != _state)
        {
            _state = state;
            await output.WriteLineAsync($"state: {state}");
        }

        foreach (OutboxItem item in (await outbox.ListAsync(cancellation)).Reverse().Where(i => _told.Add($"{i.AtUtc.Ticks} {i.Title} {i.Where}")))
        {
            await output.WriteLineAsync($"would go out: {item.Title} ({item.Where})");
            await output.WriteLineAsync("    " + item.Text.ReplaceLineEndings("\n    ").TrimEnd());
        }

        if (_state == "AWAITING_APPROVAL" && decision != "nothing")
        {
            await DecideAsync(decision, cancellation);
        }
    }

    private async Task DecideAsync(string decision, CancellationToken cancellation)
    {
        foreach (OutboxItem item in await outbox.ListAsync(cancellation))
        {
            if (Link().Match(item.Text) is { Success: true } link && _answered.Add(link.Value))
            {
                using HttpResponseMessage answer = await client.PostAsJsonAsync(
                    link.Groups[1].Value, new { decision, reason_code = decision == "decline" ? "other" : null }, cancellation);
                await output.WriteLineAsync($"a person answers: {decision} ({(int)answer.StatusCode})");
            }
        }
    }

    [GeneratedRegex(@"http://simulation\.local/(api/approvals/\S+)")]
    private static partial Regex Link();
}
