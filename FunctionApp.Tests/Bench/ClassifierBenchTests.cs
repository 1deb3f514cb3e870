using FunctionApp.Local.Bench;
using FunctionApp.Tests.Steps.Ai.Local;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Bench;

public sealed class ClassifierBenchTests
{
    private const int SampleLabels = 20;
    private const int SampleTextsPerLabel = 50;

    [Fact]
    public void The_bench_reports_every_figure()
    {
        var report = new StringWriter();
        new ClassifierBench(HomeCommands.All, strangers: 1, holdOuts: 1).Measure().WriteTo(report);
        Assert.Contains("accuracy, five-fold:         100.0", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 labels never seen", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_inside_fields_are_text()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "text,category\r\n\"a, \"\"b\"\"\r\nc\",x\nplain,y\n\"\"\"q\"\"\",z");
        var read = LabelledCsv.Read(path);
        File.Delete(path);
        Assert.Equal([new("a, \"b\"\nc", "x"), new("plain", "y"), new("\"q\"", "z")], read);
    }

    [SampleTextsFact]
    public void Questions_that_others_wrote_are_told_apart_and_strangers_are_rejected()
    {
        var sample = LabelledCsv.Read(SampleTextsFactAttribute.Path!).GroupBy(example => example.Label)
            .OrderBy(label => label.Key, StringComparer.Ordinal).Take(SampleLabels)
            .SelectMany(label => label.Take(SampleTextsPerLabel)).ToArray();
        var figures = new ClassifierBench(sample, strangers: 3, holdOuts: 1).Measure();
        Assert.True(figures.Accuracy >= 0.85, $"accuracy {figures.Accuracy}");
        Assert.True(figures.CalibrationError <= 0.08, $"calibration error {figures.CalibrationError}");
        Assert.True(figures.Rejected >= 0.85, $"rejected {figures.Rejected}");
        Assert.True(figures.Kept >= 0.65, $"kept {figures.Kept}");
    }
}
