using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class HousePagesTests
{
    private static readonly string[] Pages =
    [
        "api/ui", "api/ui/inbox", "api/ui/inbox?kind=approve&owner=me", "api/ui/runs", "api/ui/runs?state=COMPLETED&workflow=support-reply", "api/ui/rejects", "api/ui/kpis", "api/ui/contracts",
        "api/ui/contracts/support-reply", "api/contracts", "api/contracts/support-reply", "api/contracts/support-reply/check",
    ];

    [Fact]
    public async Task Looking_at_pages_changes_nothing()
    {
        await using House house = await House.StartAsync();
        foreach (string path in Pages)
        {
            using HttpResponseMessage answer = await house.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Empty(await StoredAsync(house));
    }

    [Fact]
    public async Task The_overview_leads_to_everything_that_waits_and_each_page_leads_on()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        using HttpResponseMessage broken = await house.PostAsync("support-reply", new System.Text.Json.Nodes.JsonObject { ["ticket_id"] = "T-9" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);

        HashSet<string> seen = [];
        Queue<string> open = new(["/api/ui"]);
        while (open.TryDequeue(out string? path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            using HttpResponseMessage answer = await house.Client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            IDocument page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
            foreach (string link in page.QuerySelectorAll("a[href^='/api/ui']").Select(a => a.GetAttribute("href")!))
            {
                open.Enqueue(link);
            }
        }

        Assert.Superset(
            new HashSet<string> { "/api/ui/inbox", "/api/ui/runs", $"/api/ui/runs/{run}", "/api/ui/rejects", "/api/ui/kpis", "/api/ui/contracts", "/api/ui/contracts/support-reply" },
            seen);
        Assert.Contains(
            "1 reject", new HtmlParser().ParseDocument(await house.Client.GetStringAsync("api/ui")).QuerySelector("section[aria-labelledby=waiting]")!.TextContent,
            StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> StoredAsync(House house)
    {
        TableServiceClient tables = house.Services.GetRequiredService<TableServiceClient>();
        List<string> stored = [];
        foreach (string table in StorageNames.Tables)
        {
            await foreach (TableEntity row in tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                stored.Add($"{table}: {row.PartitionKey} {row.RowKey}");
            }
        }

        await foreach (Azure.Storage.Blobs.Models.BlobItem blob in
            house.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.Contracts).GetBlobsAsync())
        {
            stored.Add($"{StorageNames.Contracts}: {blob.Name}");
        }

        return stored;
    }
}
