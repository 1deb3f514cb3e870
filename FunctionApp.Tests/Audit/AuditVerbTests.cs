using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Local.Verbs;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class AuditVerbTests
{
    [Fact]
    public void An_export_is_verified_from_its_file_and_an_edit_is_named()
    {
        using TempFolder folder = new();
        Story story = Story.Begun().Step("classify", 0.9).Ends(RunState.Completed, "completed");
        AuditEntry last = story.Entries[^1];
        string export = ChainExport.Json(Story.RunId, new(story.Entries, new(last.Seq, last.Sha256, "")));

        Assert.Equal((0, true), Verify(folder, export, "SELF-ATTESTED"));
        Assert.Equal((1, true), Verify(folder, export.Replace("\"classify\"", "\"draft\"", StringComparison.Ordinal), "edited at entry 2"));
        Assert.Equal((2, true), Verify(folder, "{}", "cannot be verified"));
    }

    private static (int Exit, bool Said) Verify(TempFolder folder, string export, string says)
    {
        using StringWriter output = new();
        int exit = AuditVerb.Run([folder.File("export.json", export)], output);
        return (exit, output.ToString().Contains(says, StringComparison.Ordinal));
    }
}
