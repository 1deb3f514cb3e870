using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Steps.Checks;
using FunctionApp.WorkflowContracts.Reading;
using FunctionApp.WorkflowContracts.Values;
using Xunit;
using YamlDotNet.Serialization;

namespace FunctionApp.Tests.Steps;

public sealed partial class SupportReplyAnswersTests
{
    private static readonly JsonElement Policy = JsonSerializer.SerializeToElement(
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(ShippedSupportReply.Text("policy", "policy.yaml")));

    public static TheoryData<string> Answers =>
        [.. Directory.GetFiles(Path.Combine(ShippedSupportReply.Folder, "answers"), "*.hbs").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_reads_well_with_and_without_name_and_order_number(string file)
    {
        var full = Render(file, """{"ticket_id":"T-1","customer_name":"Zoë O'Neil","order_number":"BB-10422"}""");
        var bare = Render(file, """{"ticket_id":"T-1"}""");
        Assert.StartsWith("Hello Zoë O'Neil,\n\n", full, StringComparison.Ordinal);
        Assert.StartsWith("Hello,\n\n", bare, StringComparison.Ordinal);
        Assert.All([full, bare], text =>
        {
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@" [ ,.]|\n\n\n| \n|\bwithin days|about order[. ]\.", text);
            Assert.EndsWith("Ticket T-1", text.TrimEnd(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_number_and_link_of_an_answer_stands_in_the_policy_text(string file)
    {
        var policy = ShippedSupportReply.Text("policy", "policy.md");
        var text = Render(file, """{"ticket_id":"T","customer_name":"Ann","order_number":"BB-X"}""");
        Assert.All(NumberOrLink().Matches(text), match => Assert.Contains(match.Value, policy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_passes_the_check_that_drafts_must_pass(string file)
    {
        var rules = AuthoredFile.Read<CheckFileDefinition>(ShippedSupportReply.Text("rules", "reply-policy.yaml"), "reply-policy.yaml");
        var text = Render(file, """{"ticket_id":"T-1001","customer_name":"Ann","order_number":"BB-10422"}""");
        var ground = $"{ShippedSupportReply.Text("policy", "policy.md")}\nBB-10422\nT-1001";
        Assert.Empty(new CheckRules(rules.Required()).Hold(new(text, ground)));
    }

    [Fact]
    public void Every_intent_that_is_answered_by_template_has_one()
    {
        var intents = ShippedSupportReply.Training.Select(example => example.Label).Distinct().Except(["legal", "other"]);
        Assert.Equal(
            intents.Append("holding").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(ShippedSupportReply.Folder, "answers")).Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal));
    }

    private static string Render(string file, string record)
    {
        var parts = ShippedSupportReply.Text("answers", file).Split("---\n", 3);
        Assert.Equal("", parts[0]);
        var values = new RunValues().Add("record", JsonSerializer.Deserialize<JsonElement>(record)).Add("policy", Policy);
        return TextTemplates.Render(parts[2], values);
    }

    [GeneratedRegex(@"https://[^\s,;]+|[0-9][0-9.:]*[0-9]|[0-9]")]
    private static partial Regex NumberOrLink();
}
