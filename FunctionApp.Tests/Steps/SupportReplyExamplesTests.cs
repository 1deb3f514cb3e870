using System.Text.Json;
using FunctionApp.DataContracts;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Steps;

/// <summary>The examples shipped with support-reply keep their word; add a file to add a case.</summary>
public sealed class SupportReplyExamplesTests
{
    public static TheoryData<string> Accepted => Files("accepted");

    public static TheoryData<string> Rejected => Files("rejected");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void An_accepted_example_has_the_stated_intent_and_goes_to_a_person_when_it_says_so(string file)
    {
        var example = Example("accepted", file);
        var reading = RecordReader.Read(TestContracts.Shipped().Input, example.GetProperty("item"));
        Assert.Empty(reading.Violations);
        var text = $"{reading.Record["subject"]}\n{reading.Record["body"]}";
        var expect = example.GetProperty("expect");
        Assert.Equal(expect.GetProperty("intent").GetString(), SupportTriage.IntentOf(text));
        Assert.Equal(expect.GetProperty("needs_person").GetBoolean(), SupportTriage.NeedsPerson(text));
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void A_rejected_example_breaks_exactly_the_stated_rules(string file)
    {
        var example = Example("rejected", file);
        var reading = RecordReader.Read(TestContracts.Shipped().Input, example.GetProperty("item"));
        Assert.Equal(
            example.GetProperty("expect").GetProperty("violations").EnumerateArray()
                .Select(violation => (violation.GetProperty("pointer").GetString(), violation.GetProperty("rule").GetString())).Order(),
            reading.Violations.Select(violation => ((string?)violation.Pointer, (string?)violation.Rule)).Order());
    }

    private static JsonElement Example(string kind, string file) =>
        JsonDocument.Parse(ShippedSupportReply.Text("examples", kind, file)).RootElement;

    private static TheoryData<string> Files(string kind) =>
        [.. Directory.GetFiles(Path.Combine(ShippedSupportReply.Folder, "examples", kind)).Select(path => Path.GetFileName(path)).Order()];
}
