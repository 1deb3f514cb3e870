using FunctionApp.Steps.Ai.Local;
using FunctionApp.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace FunctionApp.Tests.Steps;

/// <summary>The classifier of lead-qualification on inquiries that it has not seen; the figures stand in docs/benchmarks.md.</summary>
public sealed class LeadIntentsTests(ITestOutputHelper told)
{
    private const double Sure = 0.6;
    private static readonly string Folder = Path.Combine(
        Repository.Root, "FunctionApp", "Workflows", "lead-qualification", "1.0.0", "training");

    [Fact]
    public void Most_new_inquiries_are_understood_and_what_is_sure_is_rarely_wrong()
    {
        TextClassifier classifier = TextClassifier.Train(
        [
            .. from file in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal)
               from line in File.ReadLines(file)
               where line.Length > 0
               select new LabelledText(line, Path.GetFileNameWithoutExtension(file)),
        ]);
        var asked = File.ReadLines(Path.Combine(Repository.Root, "FunctionApp.Tests", "Steps", "fresh-leads.txt"))
            .Select(l => l.Split('|', 2)).Select(l => (Label: l[0], Text: l[1], Verdict: classifier.Classify(l[1]))).ToArray();
        int right = asked.Count(a => a.Verdict.Label == a.Label);
        var sure = asked.Where(a => !a.Verdict.OutOfScope && a.Verdict.Confidence >= Sure).ToArray();
        int wrong = sure.Count(a => a.Verdict.Label != a.Label);
        told.WriteLine($"{right} of {asked.Length} right; {sure.Length} sure, {wrong} of them wrong");
        foreach (var miss in asked.Where(a => a.Verdict.Label != a.Label))
        {
            told.WriteLine($"{miss.Label} taken for {miss.Verdict.Label} ({miss.Verdict.Confidence:0.00}): {miss.Text}");
        }

        Assert.True(right >= asked.Length * 0.7, $"{right} of {asked.Length}");
        Assert.True(wrong <= sure.Length * 0.1, $"{wrong} of {sure.Length}");
    }
}
