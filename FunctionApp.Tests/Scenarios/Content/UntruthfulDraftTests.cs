using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Content;

/// <summary>A model that does not keep to the brief: what it made up is marked before anybody says yes.</summary>
public sealed class UntruthfulDraftTests
{
    private static readonly string[] Evidence = ["off_brand", "not_in_brief", "does_not_fit"];

    private const string Honest = $"""
        # A stoneware bowl set for every day

        The set has 4 bowls that stack, so that it fits a small cupboard. Each bowl is glazed by hand, so no two look alike.

        {Briefs.Claim} The set costs 49.90 EUR. Read more: https://shop.example/bowl-set
        """;

    public static TheoryData<string, string, string> Inventions => new()
    {
        { "Number not in brief", "It sells for 39.90 EUR until Sunday.", "It sells for 39.90 EUR until Sunday." },
        { "Number not in brief", "It lasts for twenty years.", "It lasts for twenty years." },
        { "Name not in brief", "The glaze was designed by Elena Fischer.", "The glaze was designed by Elena Fischer." },
        { "Name not in brief", "ClayWorks' ovens fire each bowl.", "ClayWorks' ovens fire each bowl." },
        { "Link not in brief", "Order at https://bowls.evil.example/now today.", "Order at https://bowls.evil.example/now today." },
        { "Address not in brief", "Write to deals@evil.example for more.", "Write to deals@evil.example for more." },
        { "Hype", "This revolutionary set changes your kitchen.", "This revolutionary set changes your kitchen." },
        { "Pressure", "It is the last chance to get it.", "It is the last chance to get it." },
        { "Shouting", "It is BEAUTIFUL.", "It is BEAUTIFUL." },
    };

    [Theory]
    [MemberData(nameof(Inventions))]
    public async Task What_a_model_makes_up_is_caught_and_its_sentence_marked(string finding, string sentence, string marked)
    {
        await using ModelStub model = await ModelStub.StartAsync(Text($"{Honest}\n{sentence}"));
        await using ContentHouse content = await ContentHouse.StartAsync(model);
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary("newsletter"));
        IHtmlDocument page = await Desk.LookAsync(content.House, await content.QuestionAsync());
        Assert.Contains(finding, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".sent mark"), m => m.TextContent == marked);
        Assert.Empty(content.Channels.Requests);
        Assert.Contains(marked, await FindingsAsync(content, run));
    }

    [Fact]
    public async Task A_draft_that_keeps_to_the_brief_has_nothing_marked()
    {
        await using ModelStub model = await ModelStub.StartAsync(Text(Honest));
        await using ContentHouse content = await ContentHouse.StartAsync(model);
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary());
        IHtmlDocument page = await Desk.LookAsync(content.House, await content.QuestionAsync());
        Assert.Empty(page.QuerySelectorAll("mark"));
        Assert.Empty(await FindingsAsync(content, run));
    }

    [Fact]
    public async Task A_mandatory_claim_that_was_dropped_is_shown_as_it_should_stand()
    {
        await using ModelStub model = await ModelStub.StartAsync(Text(Honest.Replace(Briefs.Claim, "It is easy to clean.", StringComparison.Ordinal)));
        await using ContentHouse content = await ContentHouse.StartAsync(model);
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary("blog"));
        IHtmlDocument page = await Desk.LookAsync(content.House, await content.QuestionAsync());
        Assert.Contains(page.QuerySelectorAll("mark"), m => m.TextContent == Briefs.Claim);
        Assert.Contains(Briefs.Claim, await FindingsAsync(content, run));
    }

    [Fact]
    public async Task A_piece_over_its_channels_limit_is_marked_or_cut_as_the_channel_says()
    {
        string tail = string.Join(' ', Enumerable.Repeat("Each bowl is glazed by hand, so no two look alike.", 70));
        await using ModelStub model = await ModelStub.StartAsync(Text($"{Honest}\n{tail}"));
        await using ContentHouse content = await ContentHouse.StartAsync(model);
        string run = await content.House.BeginAsync("content-operations", Briefs.Ordinary("linkedin", "x"));
        string link = await content.QuestionAsync();
        IHtmlDocument page = await Desk.LookAsync(content.House, link);
        Assert.Contains("Too long", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".sent"), s => s.QuerySelector("mark") is not null);

        await Desk.DecideAsync(content.House, link, "approve", ("edit:linkedin.text", "Four bowls."));
        await content.House.UntilStateAsync(run, "COMPLETED");
        string x = JsonDocument.Parse(content.Channels.Requests[1].Body).RootElement.GetProperty("text").GetString()!;
        Assert.True(x.Replace("https://shop.example/bowl-set", new string('l', 23), StringComparison.Ordinal).Length <= 280, x);
        Assert.Contains(". " + Briefs.Claim, x, StringComparison.Ordinal);
        Assert.Contains("#stoneware #homecooking", x, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_text_is_marked_for_the_channels_that_want_one()
    {
        await using ContentHouse content = await ContentHouse.StartAsync();
        JsonObject brief = Briefs.Ordinary("x");
        brief["images"]![0]!.AsObject().Remove("text");
        string run = await content.House.BeginAsync("content-operations", brief);
        IHtmlDocument page = await Desk.LookAsync(content.House, await content.QuestionAsync());
        Assert.Contains("Image without text", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/bowls.jpg", await FindingsAsync(content, run));
    }

    private static string Text(string text) => JsonSerializer.Serialize(new { text });

    /// <summary>The sentences that the run's document keeps as evidence.</summary>
    private static async Task<IReadOnlyList<string>> FindingsAsync(ContentHouse content, string run)
    {
        await Desk.DecideAsync(content.House, await content.QuestionAsync(), "approve");
        JsonElement output = (await content.House.UntilStateAsync(run, "COMPLETED")).GetProperty("output");
        return
        [
            .. Evidence
                .SelectMany(f => output.GetProperty(f).EnumerateArray())
                .Select(f => f.GetProperty("sentence").GetString()!),
        ];
    }
}
