using System.Text;
using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>A prompt carries its head, so that the version that is pinned says what it is for, what it promises and why it changed.</summary>
internal static class PromptHead
{
    public const string Id = "CON063";
    private const string Fence = "---";
    private static readonly string[] Needed = ["purpose", "input", "output", "owner", "change_note"];

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from found in subject.Steps
        let prompt = PromptOf(found.Step.Do)
        where prompt is not null && subject.Folder.Files.ContainsKey(prompt)
        let missing = Missing(Encoding.UTF8.GetString(subject.Folder.Files[prompt].Span), prompt)
        where missing.Length > 0
        select subject.Problem(
            Id, found.Pointer + "/do/prompt", $"'{prompt}' has no head between two lines of --- with {string.Join(", ", missing)}");

    internal static string? PromptOf(StepWork work) => work switch
    {
        StepWork.Classify w => w.Prompt,
        StepWork.Extract w => w.Prompt,
        StepWork.Summarize w => w.Prompt,
        StepWork.Generate w => w.Prompt,
        _ => null,
    };

    // People write change_note and change note, output and output contract.
    private static string Plain(string name) => name.Replace(' ', '_') is var plain && plain == "output_contract" ? "output" : plain;

    private static string[] Missing(string text, string file)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int end = lines[0].Trim() == Fence ? Array.FindIndex(lines, 1, l => l.Trim() == Fence) : -1;
        return end < 0 || AuthoredFile.ReadJson(string.Join('\n', lines[1..end]), file) is not { ValueKind: JsonValueKind.Object } head
            ? Needed
            : [.. Needed.Except(head.EnumerateObject().Where(m => m.Value.ToString().Trim().Length > 0).Select(m => Plain(m.Name)))];
    }
}
