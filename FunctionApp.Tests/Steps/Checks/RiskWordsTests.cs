using FunctionApp.Steps.Checks;
using Xunit;

namespace FunctionApp.Tests.Steps.Checks;

public sealed class RiskWordsTests
{
    private static readonly RiskWords Words = new(new("test", "support-lead", "", [
        new("legal", "RISK_LEGAL", ["lawyer*", "sue", "cease and desist", "charge-back", "don't authorise"]),
        new("injury", "RISK_INJURY", ["burn"]),
    ]));

    [Theory]
    [InlineData("My LAWYERS will write", "lawyer*")]
    [InlineData("I'll sue!", "sue")]
    [InlineData("to cease\n and   desist, now", "cease and desist")]
    [InlineData("I will do a charge back", "charge-back")]
    [InlineData("I don’t authorise this", "don't authorise")]
    [InlineData("I dont authorise this", "don't authorise")]
    public void Words_and_phrases_are_found_whatever_case_spacing_and_apostrophe(string text, string term) =>
        Assert.Equal([term], Words.Find(text).Select(hit => hit.Term));

    [Theory]
    [InlineData("a suede issue")]
    [InlineData("Melbourne and Auburn")]
    [InlineData("cease, then desist")]
    [InlineData("")]
    public void Parts_of_words_and_broken_phrases_are_not_found(string text) => Assert.Empty(Words.Find(text));

    [Fact]
    public void Each_term_is_told_once_with_its_reason() =>
        Assert.Equal(
            [new("legal", "RISK_LEGAL", "sue"), new("injury", "RISK_INJURY", "burn")],
            Words.Find("burn after reading, sue, sue, burn"));

    [Fact]
    public void A_word_at_the_end_of_a_very_long_text_is_found() =>
        Assert.NotEmpty(Words.Find(string.Concat(Enumerable.Repeat("ab ", 7_000)) + "lawyer"));

    [Fact]
    public void A_term_without_a_word_is_refused() =>
        Assert.Throws<FormatException>(() => new RiskWords(new("", "", "", [new("x", "X", ["*"])])));

    [Fact]
    public void The_shipped_lists_can_be_read_and_name_the_danger()
    {
        var hits = ShippedSupportReply.RiskWords.Find("my lawyer says the kettle caught fire, I burned my hand");
        Assert.Equal(["legal", "injury", "product_safety"], hits.Select(hit => hit.ListId).Distinct());
    }
}
