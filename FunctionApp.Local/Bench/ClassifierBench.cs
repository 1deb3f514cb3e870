using System.Diagnostics;
using FunctionApp.Steps.Ai.Local;

namespace FunctionApp.Local.Bench;

/// <summary>Measures the local classifier on labelled texts that it has not learned from.</summary>
internal sealed class ClassifierBench(IReadOnlyList<LabelledText> examples, int strangers = 10, int holdOuts = 7)
{
    private const int Folds = 5;
    private const int Bins = 10;
    private const int FewestLabels = 4;
    private readonly string[] _labels =
        [.. examples.Select(example => example.Label).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Measures on a file of <c>text,label</c> rows and writes the figures.</summary>
    public static int Run(string csv, TextWriter output)
    {
        var examples = File.Exists(csv) ? LabelledCsv.Read(csv) : [];
        var enough = examples.GroupBy(example => example.Label).Count(label => label.Count() >= Folds);
        if (enough < FewestLabels || enough < examples.Select(example => example.Label).Distinct().Count())
        {
            output.WriteLine($"{csv}: needs rows of text,label under a heading, at least {FewestLabels} labels with {Folds} texts each.");
            return 2;
        }

        new ClassifierBench(examples).Measure().WriteTo(output);
        return 0;
    }

    public ClassifierFigures Measure()
    {
        var clock = Stopwatch.StartNew();
        var fold = FixedOrder.Folds([.. examples.Select(example => Array.IndexOf(_labels, example.Label))], Folds);
        var verdicts = Enumerable.Range(0, Folds).SelectMany(held => JudgeFold(fold, held)).ToArray();
        var shuffled = FixedOrder.Shuffle(_labels.Length, 1).Select(i => _labels[i]).ToArray();
        var left = Math.Clamp(_labels.Length / 4, 1, strangers);
        var figures = Enumerable.Range(0, Math.Min(holdOuts, _labels.Length / left))
            .Select(run => HoldOut([.. shuffled.Skip(run * left).Take(left)], fold)).ToArray();
        return new(
            examples.Count, _labels.Length, verdicts.Average(verdict => verdict.Right ? 1d : 0d), CalibrationError(verdicts),
            figures, clock.Elapsed);
    }

    private IEnumerable<(double Confidence, bool Right)> JudgeFold(int[] fold, int held)
    {
        var classifier = TextClassifier.Train([.. examples.Where((_, i) => fold[i] != held)]);
        return examples.Where((_, i) => fold[i] == held).Select(example =>
        {
            var verdict = classifier.Classify(example.Text);
            return (verdict.Confidence, verdict.Label == example.Label);
        });
    }

    private HoldOutFigures HoldOut(string[] unseen, int[] fold)
    {
        var classifier = TextClassifier.Train(
            [.. examples.Where((example, i) => fold[i] != 0 && !unseen.Contains(example.Label))]);
        var known = examples.Where((example, i) => fold[i] == 0 && !unseen.Contains(example.Label));
        var unknown = examples.Where(example => unseen.Contains(example.Label));
        return new(unseen.Length, ShareRejected(unknown), 1 - ShareRejected(known));

        double ShareRejected(IEnumerable<LabelledText> texts) =>
            texts.Average(text => classifier.Classify(text.Text).OutOfScope ? 1d : 0d);
    }

    private static double CalibrationError((double Confidence, bool Right)[] verdicts) =>
        verdicts.GroupBy(verdict => Math.Min(Bins - 1, (int)(verdict.Confidence * Bins))).Sum(bin =>
            Math.Abs(bin.Average(verdict => verdict.Confidence) - bin.Average(verdict => verdict.Right ? 1d : 0d))
            * bin.Count() / verdicts.Length);
}
