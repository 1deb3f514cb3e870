using FunctionApp.Steps.Ai.Local;
using Xunit;

namespace FunctionApp.Tests.Steps.Ai.Local;

public sealed class TextClassifierTests
{
    private static readonly TextClassifier Home = TextClassifier.Train(HomeCommands.All);

    [Theory]
    [InlineData("Could you dim the bulb a little?", "light")]
    [InlineData("SWITCH OFF THE LIGHTS IN THE KITCHEN", "light")]
    [InlineData("skip this jazz album please", "music")]
    [InlineData("set the alarm at 6:45", "alarm")]
    [InlineData("whats the forcast for tomorow", "weather")]
    [InlineData("we need milk, eggs and soap", "shopping")]
    public void New_wording_of_a_known_intent_is_recognised(string text, string label) =>
        Assert.Equal(label, Home.Classify(text).Label);

    [Theory]
    [InlineData("write a poem about the sea")]
    [InlineData("Bitte schicken Sie mir die Unterlagen zur Steuer")]
    [InlineData("xqzt vvkw 99 ???")]
    [InlineData("my neighbour's dog barks at night and nobody answers the letters I post")]
    [InlineData("")]
    public void What_no_example_is_like_is_out_of_scope(string text) => Assert.True(Home.Classify(text).OutOfScope);

    [Fact]
    public void A_strange_thing_in_a_well_known_sentence_is_out_of_scope()
    {
        Assert.False(Home.Classify("please dim the lamp").OutOfScope);
        Assert.True(Home.Classify("please dim the headteacher").OutOfScope);
    }

    [Fact]
    public void The_order_of_examples_changes_neither_model_nor_hash()
    {
        var again = TextClassifier.Train([.. HomeCommands.All.Reverse()]);
        Assert.Equal(Home.Sha256, again.Sha256);
        Assert.Equal(Home.ScopeThreshold, again.ScopeThreshold);
        Assert.Equal(Home.Classify("dim the song").Ranked, again.Classify("dim the song").Ranked);
    }

    [Fact]
    public void One_example_more_is_another_model()
    {
        var grown = TextClassifier.Train([.. HomeCommands.All, new("light the candle", "light")]);
        Assert.NotEqual(Home.Sha256, grown.Sha256);
    }

    [Fact]
    public void Confidences_are_ranked_and_add_up_to_one()
    {
        var verdict = Home.Classify("turn up the lamp");
        Assert.Equal(verdict.Label, verdict.Ranked[0].Label);
        Assert.Equal(verdict.Ranked.OrderByDescending(label => label.Confidence), verdict.Ranked);
        Assert.Equal(1, verdict.Ranked.Sum(label => label.Confidence), 9);
    }

    [Fact]
    public void A_clear_text_earns_more_confidence_than_a_mixed_one() =>
        Assert.True(Home.Classify("play the next album").Confidence > Home.Classify("play the forecast").Confidence);

    [Fact]
    public void Two_labels_with_few_examples_can_be_learned()
    {
        var tiny = TextClassifier.Train(
            [new("yes please", "yes"), new("yes of course", "yes"), new("no thanks", "no"), new("no never", "no")]);
        Assert.Equal("yes", tiny.Classify("yes").Label);
    }

    [Fact]
    public void One_label_teaches_nothing_and_is_refused() =>
        Assert.Throws<ArgumentException>(() => TextClassifier.Train([new("a", "x"), new("b", "x")]));

    [Theory]
    [InlineData("\ud800 broken half of a pair")]
    [InlineData("\0\u0007\u202e control characters")]
    public void Broken_characters_are_read_without_a_fault(string text) => Assert.NotEmpty(Home.Classify(text).Ranked);

    [Fact]
    public void A_body_of_twenty_thousand_characters_is_read_without_a_fault() =>
        Assert.NotEmpty(Home.Classify(string.Concat(Enumerable.Repeat("dim the lamp and ", 1_200))).Ranked);
}
