using FunctionApp.Steps.Ai.Local;
using Xunit;

namespace FunctionApp.Tests.Steps.Ai.Local;

public sealed class WordFamiliarityTests
{
    private static readonly WordFamiliarity Words = new(
    [
        new("please cancel the order for tomorrow", "cancel"),
        new("where will the order be tomorrow", "status"),
        new("the kettle is on its way", "status"),
    ]);

    [Theory]
    [InlineData("cancel the orders", 0)]
    [InlineData("cancel the lesson", 1)]
    [InlineData("cancel the order for tomorow", 0)]
    [InlineData("cancel BB-10422 by 5 pm", 0)]
    public void Endings_misspellings_codes_and_short_words_are_not_strange(string text, int strange) =>
        Assert.Equal(strange, Words.StrangeWords(text, "cancel"));

    [Fact]
    public void A_word_of_one_other_label_is_strange_and_a_word_of_several_is_not()
    {
        Assert.Equal(1, Words.StrangeWords("cancel the kettle", "cancel"));
        Assert.Equal(0, Words.StrangeWords("order tomorrow", "status"));
    }

    [Fact]
    public void The_name_under_a_letter_is_not_strange() =>
        Assert.Equal(0, Words.StrangeWords("where will the order be tomorrow where will the order be tomorrow. Regards, Zoltan Kovacs", "status"));
}
