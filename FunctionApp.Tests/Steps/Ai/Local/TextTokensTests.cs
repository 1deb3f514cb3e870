using FunctionApp.Steps.Ai.Local;
using Xunit;

namespace FunctionApp.Tests.Steps.Ai.Local;

public sealed class TextTokensTests
{
    [Theory]
    [InlineData("Don’t worry", "dont worry")]
    [InlineData("CAFÉ ﬁne", "cafe fine")]
    [InlineData("order BB-10422 and 1234567", "order #code and #code")]
    [InlineData("for €19.99, 3 cups", "for #currency #number #number cups")]
    [InlineData("see https://x.example/a?b=1 or mail Jo@x.example", "see #url or mail #mail")]
    [InlineData("2nd cup, i20 oven", "2nd cup i20 oven")]
    public void One_spelling_for_case_accents_codes_and_numbers(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', TextTokens.Read(text)));
}
