using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

/// <summary>The accepted examples of the workflows end as they say, through the door; no connector is set up, so the sandbox takes what is sent.</summary>
public sealed class ShippedExampleEndingsTests
{
    [Theory]
    [InlineData("content-operations")]
    [InlineData("lead-qualification")]
    public async Task Every_accepted_example_ends_as_it_says(string workflow)
    {
        await using House house = await House.StartAsync();
        string folder = Path.Combine(Repository.Root, "FunctionApp", "Workflows", workflow, "1.0.0", "examples", "accepted");
        string[] files = [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        Assert.True(files.Length >= 8);
        List<string> wrong = [];
        foreach (string file in files)
        {
            JsonObject example = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            JsonObject expect = example["expect"]!.AsObject();
            string run = await house.BeginAsync(workflow, example["item"]!.DeepClone());
            JsonElement stand = await house.UntilStateAsync(run, "AWAITING_APPROVAL", "COMPLETED", "FAILED", "PAUSED");
            Note(wrong, file, "state", expect, stand.GetProperty("state").GetString());
            if (expect["found"] is JsonArray found)
            {
                SinkMail mail = await QuestionAsync(house, run);
                IHtmlDocument page = await Desk.LookAsync(house, Links.ApprovalIn(mail));
                string[] shown = [.. page.QuerySelectorAll("mark").Select(m => m.ParentElement!.QuerySelector("strong")?.TextContent).OfType<string>()];
                Note(wrong, file, "found", new() { ["found"] = string.Join(',', found.Select(f => f!.GetValue<string>())) }, string.Join(',', shown));
            }

            if (stand.GetProperty("output") is { ValueKind: JsonValueKind.Object } output)
            {
                Note(wrong, file, "intent", expect, output.TryGetProperty("intent", out JsonElement intent) ? intent.GetString() : null);
                Note(wrong, file, "grade", expect, output.TryGetProperty("grade", out JsonElement grade) ? grade.GetString() : null);
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<SinkMail> QuestionAsync(House house, string run)
    {
        await Eventually.HoldsAsync(() => house.Mail.Mails.Any(m => m.Text.Contains(run, StringComparison.Ordinal)), $"the question about {run}");
        return house.Mail.Mails.First(m => m.Text.Contains(run, StringComparison.Ordinal));
    }

    private static void Note(List<string> wrong, string file, string what, JsonObject expect, string? got)
    {
        if (expect[what] is { } wanted && wanted.GetValue<string>() != got)
        {
            wrong.Add($"{Path.GetFileName(file)}: {what} is {got}, not {wanted}");
        }
    }
}
