using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace FunctionApp.Local.Chaos;

/// <summary>Sends the item as a webhook sender does, again until it is taken, and answers what people are asked, until the run has ended.</summary>
internal sealed class ChaosDrive(ChaosHouse house, ChaosStory story, string item)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);
    private static readonly string[] Endings = ["COMPLETED", "DECLINED", "CANCELLED", "FAILED", "ROLLED_BACK"];

    private readonly HashSet<string> _answered = [];

    /// <summary>The run once the item was taken.</summary>
    public string? RunId { get; private set; }

    /// <summary>The last known state of the run.</summary>
    public string State { get; private set; } = "NOT_TAKEN";

    /// <summary>Ends when the run has, and everything is quiet; or when patience does.</summary>
    public async Task RunAsync(ChaosPoints points, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(40));
        try
        {
            while (!(Endings.Contains(State) && points.Quiet > Settled && !house.IsDown))
            {
                await beat.WaitForNextTickAsync(limit.Token);
                if (house.IsDown)
                {
                    await house.ReturnAsync();
                }

                await StepAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            State = $"STUCK in {State}";
        }
    }

    private async Task StepAsync(CancellationToken cancellation)
    {
        try
        {
            RunId ??= await PostAsync(cancellation);
            if (RunId is not null)
            {
                JsonNode? run = JsonNode.Parse(await house.Client.GetStringAsync($"api/runs/{RunId}", cancellation));
                State = (string?)run?["state"] ?? State;
                await AnswerAsync(cancellation);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The host dies under its callers; they come again.
        }
    }

    private async Task<string?> PostAsync(CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/workflows/{story.Workflow}/runs")
        {
            Content = new StringContent(item, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", "chaos-1");
        using HttpResponseMessage answer = await house.Client.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode
            ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))?["run_id"]
            : null;
    }

    private async Task AnswerAsync(CancellationToken cancellation)
    {
        foreach (SunkMail mail in house.Mails.Mails.Where(m => m.Link is not null && !_answered.Contains(m.Link)))
        {
            string page = await house.Client.GetStringAsync(mail.Link, cancellation);
            string? decision = ((string[])["approve", "it_was_done", "retry"])
                .FirstOrDefault(d => page.Contains($"value=\"{d}\"", StringComparison.Ordinal));
            if (decision is null)
            {
                _answered.Add(mail.Link!);
                continue;
            }

            decision = decision == "it_was_done" && !WasDone(page) ? "it_was_not" : decision;
            using HttpResponseMessage answer = await house.Client.PostAsJsonAsync(mail.Link, new { decision, comment = "chaos" }, cancellation);
            if ((int)answer.StatusCode < 500)
            {
                _answered.Add(mail.Link!);
            }
        }
    }

    // The person who is asked looks where it would have arrived: a doubt that people clear is about a mail without a link.
    private bool WasDone(string page) => house.Mails.Mails.Any(m => m.Link is null && page.Contains(m.To.Split('<', '>').Last(p => p.Length > 0), StringComparison.Ordinal))
        || house.Mails.Mails.Any(m => m.Link is null && m.To.Contains(ItemAddress, StringComparison.Ordinal));

    private string ItemAddress => (string?)JsonNode.Parse(item)?["email"] ?? "nobody@nowhere.invalid";
}
