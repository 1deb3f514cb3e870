using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Audit;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class RecordAndPagesTests
{
    private static readonly string[] Keys =
    [
        "run_id", "workflow", "contract_version", "contract_sha256", "class", "risk_tier", "owner", "rollback_owner", "state",
        "business_state", "waiting_for", "degraded", "input", "output", "tries", "steps", "effects", "approvals", "cost", "audit_log", "links",
    ];

    [Fact]
    public async Task A_waiting_run_shows_the_published_keys_and_a_page_that_says_who_is_asked()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        JsonElement first = await house.RunAsync(run);
        Assert.Contains(first.GetProperty("state").GetString(), (string?[])["RECEIVED", "RUNNING", "AWAITING_APPROVAL"]);

        JsonElement document = await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        Assert.Equal(Keys, document.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, document.GetProperty("output").ValueKind);
        Assert.Equal("operations-lead", document.GetProperty("rollback_owner").GetString());
        Assert.All(document.GetProperty("audit_log").EnumerateArray(), line => Assert.Equal(
            ["seq", "step", "result", "timestamp", "actor", "code"], line.EnumerateObject().Select(p => p.Name)));

        IDocument page = await PageAsync(house, $"api/ui/runs/{run}");
        Assert.Contains("support-lead is asked to say yes or no", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("section[aria-labelledby=effects] tbody tr"));
        IDocument front = await PageAsync(house, "api/ui");
        Assert.Equal($"/api/ui/runs/{run}", front.QuerySelector("section[aria-labelledby=waiting] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_approved_run_tells_who_said_yes_and_what_was_sent()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "approve");
        JsonElement document = await house.UntilStateAsync(run, "COMPLETED");

        JsonElement gate = Assert.Single(document.GetProperty("approvals").EnumerateArray());
        Assert.Equal("approved", gate.GetProperty("decision").GetString());
        Assert.Equal(1, gate.GetProperty("notices").GetInt32());
        Assert.False(string.IsNullOrEmpty(gate.GetProperty("by").GetString()));
        JsonElement reply = document.GetProperty("effects").EnumerateArray().Single(e => e.GetProperty("step").GetString() == "reply");
        Assert.Equal("APPLIED", reply.GetProperty("state").GetString());
        Assert.Equal(
            document.GetProperty("output").GetProperty("reply").GetString(), reply.GetProperty("payload").GetProperty("body").GetString());

        IDocument page = await PageAsync(house, $"api/ui/runs/{run}");
        Assert.Contains("Untouched", page.QuerySelector("section[aria-labelledby=record]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Yes", page.QuerySelector("section[aria-labelledby=people] .badge")!.TextContent);
        Assert.Null((await PageAsync(house, "api/ui")).QuerySelector("section[aria-labelledby=waiting] a[href*='/runs/']"));
    }

    [Fact]
    public async Task An_ended_run_is_in_the_numbers_once_and_its_record_verifies_elsewhere()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        await house.UntilStateAsync(run, "COMPLETED");

        AuditExtract chain = ChainExport.Read(await house.Client.GetStringAsync($"api/runs/{run}/audit"));
        Assert.NotEmpty(chain.Entries);
        Assert.Empty(AuditChain.Verify(chain.Entries, chain.Head));

        string outcome = """{"kind":"reopened","at":"2026-03-02T12:00:00Z","value":1}""";
        Assert.Equal(HttpStatusCode.Accepted, await TellAsync(house, run, outcome));
        Assert.Equal(HttpStatusCode.Accepted, await TellAsync(house, run, outcome));
        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(house, run, "reopened"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TellAsync(house, run, """{"kind":"Reopened by Ms. X","at":"2026-03-02T12:00:00Z"}"""));
        Assert.Equal(HttpStatusCode.Conflict, await TellAsync(house, run, outcome.Replace("1}", "2}", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await TellAsync(house, "support-reply-none", outcome));
        string waiting = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(waiting, "AWAITING_APPROVAL");
        Assert.Equal(HttpStatusCode.Conflict, await TellAsync(house, waiting, outcome));

        // The numbers are written just after the ending.
        string measured = await Eventually.IsThereAsync(
            async () => await house.Client.GetStringAsync("api/kpis/support-reply?from=2026-03-01&to=2026-03-05") is { } answer
                && answer.Contains("sla_compliance", StringComparison.Ordinal) ? answer : null,
            "the run in the numbers");
        using JsonDocument numbers = JsonDocument.Parse(measured);
        Assert.Equal(1, Value(numbers, "throughput"));
        Assert.Equal(1, Value(numbers, "outcomes"));
        Assert.Equal(1, Value(numbers, "sla_compliance"));
        string table = await house.Client.GetStringAsync("api/kpis/export.csv?from=2026-03-01&to=2026-03-05");
        Assert.Contains("support-reply,2026-03-02,2026-03-03,outcomes,reopened,1,runs\n", table, StringComparison.Ordinal);
        Assert.Contains(run, await house.Client.GetStringAsync("api/runs?state=COMPLETED&workflow=support-reply"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_fenced_in_and_closed_to_whom_nobody_vouches_for()
    {
        await using House house = await House.StartAsync(("Handshake:Auth", "keys"), ("Handshake:PageKey", "right"));
        foreach (string path in (string[])["api/ui", "api/ui/runs", "api/ui/runs/none", "api/ui/contracts", "api/ui/kpis", "api/ui/rejects"])
        {
            using HttpResponseMessage closed = await house.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);

            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Add("x-handshake-key", "right");
            request.Headers.Add("x-handshake-role", "viewer");
            using HttpResponseMessage open = await house.Client.SendAsync(request);
            Assert.Equal(path.EndsWith("none", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, open.StatusCode);
            Assert.StartsWith("default-src 'none'", open.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    private static decimal Value(JsonDocument numbers, string metric) =>
        numbers.RootElement.EnumerateArray().Single(s => s.GetProperty("metric").GetString() == metric).GetProperty("value").GetDecimal();

    private static async Task<HttpStatusCode> TellAsync(House house, string run, string outcome)
    {
        using StringContent body = new(outcome, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await house.Client.PostAsync($"api/runs/{run}/outcomes", body);
        return answer.StatusCode;
    }

    private static async Task<IDocument> PageAsync(House house, string path) =>
        new HtmlParser().ParseDocument(await house.Client.GetStringAsync(path));
}
