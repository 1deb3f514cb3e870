using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Hosting;

public sealed class StylesheetTests
{
    [Theory]
    [InlineData("ink", "paper"), InlineData("ink", "card"), InlineData("soft", "paper"), InlineData("soft", "card")]
    [InlineData("accent", "card"), InlineData("accent", "paper"), InlineData("on-accent", "accent"), InlineData("bad", "card")]
    [InlineData("good", "good-bg"), InlineData("warn", "warn-bg"), InlineData("bad", "bad-bg")]
    [InlineData("active", "active-bg"), InlineData("plain", "plain-bg")]
    public void Text_stands_out_enough_in_light_and_in_dark(string text, string ground)
    {
        IReadOnlyList<string> texts = ColoursOf(text);
        IReadOnlyList<string> grounds = ColoursOf(ground);

        Assert.Equal(2, texts.Count);
        Assert.All(texts.Zip(grounds), pair => Assert.True(Contrast(pair.First, pair.Second) >= 4.5, $"{pair}"));
    }

    private static IReadOnlyList<string> ColoursOf(string name) =>
        [.. Stylesheet.Text.Split("--" + name + ":#").Skip(1).Select(rest => rest[..6])];

    private static double Contrast(string one, string other)
    {
        double[] light = [Luminance(one), Luminance(other)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(string hex)
    {
        double[] parts = [.. Convert.FromHexString(hex).Select(b => b / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
