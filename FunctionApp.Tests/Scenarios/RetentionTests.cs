using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support.Houses;
using LocalHost.Durable.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class RetentionTests
{
    [Fact]
    public async Task Content_of_ended_runs_is_purged_at_its_time_and_the_record_stays_whole()
    {
        using OwnWorkflows workflows = OwnWorkflows.Of(
            ("retention: P365D", "retention: P3D"), ("      deadline: PT24H\n      silence", "      deadline: P20D\n      silence"));
        await using House house = await House.StartAsync(workflows.Setting);
        string ended = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(house, link, "approve");
        await house.UntilStateAsync(ended, "COMPLETED");
        string waiting = await house.BeginAsync("support-reply", Tickets.Risky("T-3"));
        await house.UntilStateAsync(waiting, "AWAITING_APPROVAL");
        string later = Links.ApprovalIn((await house.Mail.ReceivedAsync(2)).Single(m => m.Text.Contains(waiting, StringComparison.Ordinal)));
        Assert.NotEmpty(await ContentsAsync(house, ended));

        await house.Clock.AdvanceUntilAsync(
            async () => (await PurgesAsync(house)).Count > 0, TimeSpan.FromHours(6), TimeSpan.FromDays(6), "the purge");
        await MoveAsync(house, TimeSpan.FromDays(2));

        Assert.Empty(await ContentsAsync(house, ended));
        Assert.NotEmpty(await ContentsAsync(house, waiting));
        Assert.Null(await house.Services.GetRequiredService<LocalDurableTaskClient>().GetInstanceAsync(ended));
        Assert.Equal("1", Assert.Single(await PurgesAsync(house)).Event.Text("runs"));
        JsonElement run = await house.RunAsync(ended);
        Assert.Equal("COMPLETED", run.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("input").ValueKind);
        Assert.DoesNotContain("hartmann", run.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await Records.AreWholeAsync(house, ended);

        using HttpResponseMessage page = await house.Client.GetAsync($"api/ui/runs/{ended}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        (HttpStatusCode status, string gone) = await Desk.DecideAsync(house, link, "approve");
        Assert.True((int)status < 500, gone);
        using HttpResponseMessage again = await house.PostAsync("support-reply", Tickets.Risky());
        Assert.Contains(ended, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("COMPLETED", (await house.RunAsync(ended)).GetProperty("state").GetString());

        await Desk.DecideAsync(house, later, "approve");
        await house.UntilStateAsync(waiting, "COMPLETED");
        Assert.Equal(2, house.Helpdesk.Requests.Count(r => r.Body.Contains("\"body\"", StringComparison.Ordinal)));
    }

    private static async Task MoveAsync(House house, TimeSpan by)
    {
        DateTimeOffset until = house.Clock.GetUtcNow() + by;
        await house.Clock.AdvanceUntilAsync(() => house.Clock.GetUtcNow() >= until, TimeSpan.FromHours(6), by, "time");
    }

    private static async Task<IReadOnlyList<AuditEntry>> PurgesAsync(House house)
    {
        List<AuditEntry> purges = [];
        AuditTrail trail = house.Services.GetRequiredService<AuditTrail>();
        for (DateTimeOffset day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero); day <= house.Clock.GetUtcNow(); day = day.AddDays(1))
        {
            AuditExtract chain = await trail.ReadAsync($"support-reply:{day:yyyyMMdd}", default);
            Assert.Empty(AuditChain.Verify(chain.Entries, chain.Head));
            purges.AddRange(chain.Entries.Where(e => e.Event.Kind == RunEventKind.ContentPurged));
        }

        return purges;
    }

    private static async Task<IReadOnlyList<string>> ContentsAsync(House house, string run)
    {
        BlobServiceClient blobs = house.Services.GetRequiredService<BlobServiceClient>();
        List<string> names = [];
        foreach ((string container, string prefix) in new[]
        {
            (StorageNames.RunContents, $"{run}/"), (StorageNames.IntakePayloads, $"support-reply/{run}/"),
        })
        {
            await foreach (Azure.Storage.Blobs.Models.BlobItem blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, default))
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }
}
