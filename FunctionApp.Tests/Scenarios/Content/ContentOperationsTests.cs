using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Content;

public sealed class ContentOperationsTests
{
    [Fact]
    public async Task Without_any_key_a_brief_becomes_a_released_piece_in_every_channel()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary());
        string link = await content.QuestionAsync();
        IHtmlDocument page = await Desk.LookAsync(content.House, link);
        Assert.Contains("the house's own templates, no model", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("mark"));
        Assert.Empty(content.Channels.Requests);

        await Desk.DecideAsync(content.House, link, "approve");
        JsonElement done = await content.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("local-templates", done.GetProperty("output").GetProperty("written_by").GetString());
        Assert.Equal(
            ["/wp-json/wp/v2/posts", "/posts", "/posts", "/campaigns", "/api/chat.postMessage"],
            content.Channels.Requests.Select(r => r.Path));
        Assert.All(content.Channels.Requests, r => Assert.Contains(Briefs.Claim, r.Body, StringComparison.Ordinal));
        JsonNode post = JsonNode.Parse(content.Channels.Requests[0].Body)!;
        Assert.Equal("publish", post["status"]!.GetValue<string>());
        Assert.Contains("<p>The set has 4 bowls that stack", post["content"]!.GetValue<string>(), StringComparison.Ordinal);
        await Records.AreWholeAsync(content.House, run);
    }

    [Fact]
    public async Task Only_the_wanted_channels_are_asked_about_and_a_date_schedules_them()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        JsonObject brief = Briefs.Ordinary("blog", "x");
        brief["publish_at"] = "2026-12-01T09:00:00Z";
        string run = await content.House.BeginAsync("content-operations", brief);
        string link = await content.QuestionAsync();
        string shown = (await Desk.LookAsync(content.House, link)).Body!.TextContent;
        Assert.Contains("Publish a post", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Send a newsletter", shown, StringComparison.Ordinal);

        await Desk.DecideAsync(content.House, link, "approve");
        await content.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal(["/wp-json/wp/v2/posts", "/posts"], content.Channels.Requests.Select(r => r.Path));
        Assert.Equal("future", JsonNode.Parse(content.Channels.Requests[0].Body)!["status"]!.GetValue<string>());
        Assert.StartsWith("2026-12-01T09:00:00", JsonNode.Parse(content.Channels.Requests[1].Body)!["publish_at"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_reviewer_changes_is_what_is_published()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary("linkedin"));
        await Desk.DecideAsync(content.House, await content.QuestionAsync(), "approve", ("edit:linkedin.text", "Four bowls, one small cupboard."));
        await content.House.UntilStateAsync(run, "COMPLETED");
        SinkRequest sent = Assert.Single(content.Channels.Requests);
        Assert.Equal("Four bowls, one small cupboard.", JsonNode.Parse(sent.Body)!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_declined_brief_is_published_nowhere()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary());
        await Desk.DecideAsync(content.House, await content.QuestionAsync(), "decline", ("reason_code", "off_brand"));
        await content.House.UntilStateAsync(run, "DECLINED");
        Assert.Empty(content.Channels.Requests);
    }

    [Fact]
    public async Task A_channel_that_refuses_for_good_takes_the_blog_post_back()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        content.Channels.Answer(r => r.Path == "/posts" ? new SinkAnswer(400, "{}") : new SinkAnswer(201, """{"id":77}"""));
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary("blog", "linkedin", "newsletter"));
        await Desk.DecideAsync(content.House, await content.QuestionAsync(), "approve");
        await content.House.UntilStateAsync(run, "ROLLED_BACK");
        Assert.Equal(
            ["POST /wp-json/wp/v2/posts", "POST /posts", "DELETE /wp-json/wp/v2/posts/77"],
            content.Channels.Requests.Select(r => $"{r.Method} {r.Path}"));
    }
}
