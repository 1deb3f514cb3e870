using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FunctionApp.Local.Crashes;

/// <summary>Starts runs and sends events over the management API, and writes down what was acknowledged.</summary>
internal sealed class CrashTraffic(HttpClient http, CrashLedger ledger)
{
    private const string Root = "runtime/webhooks/durabletask";

    public async Task SendAsync(int starts, CancellationToken cancellation)
    {
        IEnumerable<Task> starting = Enumerable.Range(0, starts).Select(_ => ledger.NewRun()).ToList().Select(run => StartAsync(run, cancellation));
        IEnumerable<Task> events = ledger.Runs.Where(run => run.WantsEvents).ToList().Select(run => RaiseAsync(run, cancellation));
        await Task.WhenAll(starting.Concat(events));
    }

    public async Task<JsonObject?> StatusAsync(SentRun run, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await http.GetAsync($"{Root}/instances/{run.Id}?showHistory=true", cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation))!.AsObject();
    }

    private async Task StartAsync(SentRun run, CancellationToken cancellation) =>
        run.IsAcknowledged = await PostAsync($"orchestrators/{CrashApp.Run}/{run.Id}", "null", cancellation) == HttpStatusCode.Accepted;

    private async Task RaiseAsync(SentRun run, CancellationToken cancellation)
    {
        SentEvent sent = new($"{run.Id}.{run.Events.Count}");
        run.Events.Add(sent);
        HttpStatusCode? answer = await PostAsync($"instances/{run.Id}/raiseEvent/event", $"\"{sent.Text}\"", cancellation);
        sent.IsAcknowledged = answer == HttpStatusCode.Accepted;
        run.WasDenied |= answer == HttpStatusCode.NotFound;
        run.IsOver |= answer == HttpStatusCode.Gone;
    }

    private async Task<HttpStatusCode?> PostAsync(string path, string json, CancellationToken cancellation)
    {
        try
        {
            using StringContent content = new(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await http.PostAsync($"{Root}/{path}", content, cancellation);
            return answer.StatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
