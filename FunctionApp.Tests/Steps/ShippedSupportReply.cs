using FunctionApp.Steps.Ai.Local;
using FunctionApp.Steps.Checks;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.Tests.Steps;

/// <summary>The files of support-reply as they are shipped beside the app.</summary>
internal static class ShippedSupportReply
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Workflows", "support-reply", "1.0.0");

    public static IReadOnlyList<LabelledText> Training { get; } =
    [
        .. from file in Directory.GetFiles(Path.Combine(Folder, "training"), "*.txt").Order(StringComparer.Ordinal)
           from line in File.ReadLines(file)
           where line.Length > 0
           select new LabelledText(line, Path.GetFileNameWithoutExtension(file)),
    ];

    public static RiskWords RiskWords { get; } = new(
        AuthoredFile.Read<RiskWordLists>(Text("rules", "risk-words.yaml"), "rules/risk-words.yaml").Required());

    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));
}
