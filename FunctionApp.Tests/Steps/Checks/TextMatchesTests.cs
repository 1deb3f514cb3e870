using FunctionApp.Steps.Checks;
using Xunit;

namespace FunctionApp.Tests.Steps.Checks;

public sealed class TextMatchesTests
{
    [Theory]
    [InlineData("We promise you the moon.", "we promise", true)]
    [InlineData("A compromise is fine.", "promise", false)]
    [InlineData("PROMISE!", "promise", true)]
    public void Words_are_found_as_whole_words(string text, string term, bool found) =>
        Assert.Equal(found, TextMatches.Words(text, term).Any());

    [Theory]
    [InlineData("see https://shop.example/returns", false)]
    [InlineData("see https://help.shop.example/returns", false)]
    [InlineData("see https://shop.example.evil.test/", true)]
    [InlineData("see http://evil.test/shop.example", true)]
    [InlineData("see www.evil.test", true)]
    public void A_link_to_another_host_is_found(string text, bool found) =>
        Assert.Equal(found, TextMatches.ForeignLinks(text, ["shop.example"]).Any());

    [Theory]
    [InlineData("write to help@shop.example", false)]
    [InlineData("write to maria@customer.example", false)]
    [InlineData("write to boss@evil.test", true)]
    public void An_address_that_nobody_gave_is_found(string text, bool found) =>
        Assert.Equal(found, TextMatches.ForeignAddresses(text, ["shop.example"], "from maria@customer.example").Any());

    [Theory]
    [InlineData("within 30 days", false)]
    [InlineData("within 45 days", true)]
    [InlineData("order BB-104233", false)]
    [InlineData("we pay 19.90 back", true)]
    public void A_number_without_ground_is_found(string text, bool found) =>
        Assert.Equal(found, TextMatches.NumbersNotIn(text, "returns within 30 days; order BB-104233").Any());

    [Fact]
    public void The_sentence_around_a_finding_is_cut_out() =>
        Assert.Equal("We promise it.", Sentences.Around("Hello. We promise it. Bye.", 10));
}
