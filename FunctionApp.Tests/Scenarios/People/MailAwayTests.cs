using System.Net;
using AngleSharp.Html.Dom;
using Azure.Core;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios.People;

public sealed class MailAwayTests
{
    [Theory]
    [InlineData("acs")]
    [InlineData("graph")]
    public async Task While_mail_is_down_for_an_hour_the_question_stays_on_the_desk_and_afterwards_one_mail_goes_out(string sender)
    {
        await using HttpSink post = await HttpSink.StartAsync();
        bool down = true;
        post.Answer(_ => down ? new SinkAnswer(503) : new SinkAnswer(202));
        await using House house = await House.StartWithAsync(
            s => s.AddSingleton<TokenCredential>(new FixedIdentity()),
            [
                .. SignedIn.Settings, ("Handshake:Mail:Sender", sender), ("Handshake:Mail:Endpoint", post.Address.ToString()),
                ("Handshake:Mail:AllowPrivate", "true"),
            ]);
        DateTimeOffset began = house.Clock.GetUtcNow();
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        await post.ReceivedAsync(1);
        while (house.Clock.GetUtcNow() - began < TimeSpan.FromHours(1))
        {
            await NextTryAsync(house, post, run);
        }

        using SignedIn sam = new(house, "sam");
        IHtmlDocument desk = (await sam.LookAsync("api/ui/inbox")).Page;
        Assert.Single(desk.QuerySelectorAll("a.button[href*=approvals]"));
        int tries = post.Requests.Count;
        Assert.True(tries > 1, $"{tries} tries");
        down = false;
        await NextTryAsync(house, post, run);
        (HttpStatusCode status, _) = await sam.SendAsync(desk.QuerySelector("a.button[href*=approvals]")!.GetAttribute("href")!, ("decision", "approve"));
        Assert.Equal(HttpStatusCode.OK, status);
        await house.UntilStateAsync(run, "COMPLETED");

        Assert.Equal(tries + 1, post.Requests.Count);
        Assert.Single(post.Requests.Select(r => r.Header("Operation-Id") ?? "one").Distinct());
    }

    // The clock stands still while a call is under way: the last one must be on the record before it moves.
    private static async Task NextTryAsync(House house, HttpSink post, string run)
    {
        int before = post.Requests.Count;
        await house.UntilAsync(
            run, d => d.GetProperty("audit_log").EnumerateArray().Count(e => e.GetProperty("result").GetString() is "not_applied" or "in_doubt" or "applied") >= before, "the last try is on the record");
        await house.Clock.AdvanceUntilAsync(
            async () =>
            {
                using PeriodicTimer beat = new(TimeSpan.FromMilliseconds(20));
                for (int i = 0; i < 20 && post.Requests.Count == before; i++)
                {
                    await beat.WaitForNextTickAsync();
                }

                return post.Requests.Count > before;
            },
            TimeSpan.FromMinutes(31),
            TimeSpan.FromHours(3),
            "the mail is tried again");
    }
}
