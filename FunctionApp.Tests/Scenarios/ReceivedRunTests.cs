using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ReceivedRunTests
{
    [Fact]
    public async Task A_stored_item_whose_run_is_still_to_be_started_is_received_and_not_unknown()
    {
        await using House house = await House.StartAsync();
        string run = ItemIds.RunOf("support-reply", "key-1");
        Assert.False((await house.RunAsync(run)).TryGetProperty("state", out _));

        IntakeRow row = new();
        BlobRef payload = new(StorageNames.IntakePayloads, "x", new string('a', 64), 1);
        row.Store(
            new("1", "test", "item", house.Clock.GetUtcNow(), "application/json", "support-reply", IntakeChannel.Http, "key-1", run, payload),
            new string('a', 64));
        await house.Services.GetRequiredService<PendingItems>().NoteAsync("support-reply", "key-1", default);
        await house.Services.GetRequiredService<IntakeKeyStore>().AddAsync(row, default);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        JsonElement received = await house.RunAsync(run);
        Assert.Equal("RECEIVED", received.GetProperty("state").GetString());
        Assert.Equal("support-lead", received.GetProperty("owner").GetString());
        Assert.Equal(0, received.GetProperty("audit_log").GetArrayLength());
    }
}
