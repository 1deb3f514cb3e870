using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class DroppedFileTests
{
    private const string Door = "[{ kind: drop_folder, folder: bills }]";
    private const string Fields = """
        { fields: [ { name: ref, type: line, default: dropped }, { name: document, type: document, required: true, pattern: "^text/" } ] }
        """;

    [Fact]
    public async Task A_file_becomes_one_run_and_lies_among_the_done_ones_afterwards()
    {
        using WrittenContract contract = new(Door, Fields);
        await using House house = await contract.OpenAsync();
        await DropAsync(house, "bills/march.csv", "a,b");

        await UntilAsync(house, async () => (await NamesAsync(house)) is [['d', ..]]);

        string[] place = (await NamesAsync(house)).Single().Split('/');
        Assert.Equal(["done", "bills", "march.csv"], [place[0], place[1], place[3]]);
        await house.UntilStateAsync(place[2], "COMPLETED");
        JsonNode item = JsonNode.Parse(house.Helpdesk.Requests.Single(r => r.Method == "PUT").Body)!["item"]!;
        Assert.Equal(("march.csv", "text/csv"), (item["document"]!.Said("name"), item["document"]!.Said("content_type")));
        await Records.AreWholeAsync(house, place[2]);
    }

    [Fact]
    public async Task A_file_that_could_not_be_moved_after_it_was_taken_starts_no_second_run()
    {
        using WrittenContract contract = new(Door, Fields);
        await using House house = await contract.OpenAsync();
        BlobClient file = await DropAsync(house, "bills/march.csv", "a,b");
        BlobLeaseClient held = file.GetBlobLeaseClient();
        await held.AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        await UntilAsync(house, () => Task.FromResult(house.Helpdesk.Requests.Any(r => r.Method == "PUT")));
        Assert.True(await file.ExistsAsync());

        await held.ReleaseAsync();
        await house.RestartAsync();
        await UntilAsync(house, async () => !await file.ExistsAsync());

        Assert.Single(await RunsAsync(house));
        Assert.Single(house.Helpdesk.Requests, r => r.Method == "PUT");
    }

    [Fact]
    public async Task A_file_that_breaks_the_contract_or_is_empty_lies_among_the_rejected_ones_and_the_same_name_again_is_a_new_file()
    {
        using WrittenContract contract = new(Door, Fields);
        await using House house = await contract.OpenAsync();
        await DropAsync(house, "bills/photo.png", "not text");
        await DropAsync(house, "bills/empty.csv", "");
        await DropAsync(house, "bills/march.csv", "one");
        await UntilAsync(house, async () => (await NamesAsync(house)).All(n => !n.StartsWith("bills/", StringComparison.Ordinal)));
        await DropAsync(house, "bills/march.csv", "one");
        await UntilAsync(house, async () => (await NamesAsync(house)).All(n => !n.StartsWith("bills/", StringComparison.Ordinal)));

        IReadOnlyList<string> names = await NamesAsync(house);
        Assert.Equal(2, names.Count(n => n.StartsWith("rejected/bills/rj-", StringComparison.Ordinal)));
        Assert.Equal(2, names.Count(n => n.StartsWith("done/bills/", StringComparison.Ordinal)));
        Assert.Equal(2, (await RunsAsync(house)).Count);
    }

    private static Task UntilAsync(House house, Func<Task<bool>> condition) =>
        house.Clock.AdvanceUntilAsync(condition, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30), "the drop folder is served");

    private static async Task<BlobClient> DropAsync(House house, string name, string text)
    {
        BlobClient file = Drop(house).GetBlobClient(name);
        await file.UploadAsync(BinaryData.FromString(text), overwrite: true);
        return file;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(House house)
    {
        List<string> names = [];
        await foreach (BlobItem blob in Drop(house).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private static async Task<IReadOnlyList<string>> RunsAsync(House house)
    {
        using JsonDocument runs = JsonDocument.Parse(await house.Client.GetStringAsync($"api/runs?workflow={WrittenContract.Workflow}"));
        return [.. runs.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("run_id").GetString()!)];
    }

    private static BlobContainerClient Drop(House house) =>
        house.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(StorageNames.Drop);
}
