using System.Globalization;

namespace FunctionApp.Local.Bench;

/// <summary>What one measurement of the classifier found; ratios are 0..1.</summary>
internal sealed record ClassifierFigures(
    int Examples, int Labels, double Accuracy, double CalibrationError, IReadOnlyList<HoldOutFigures> HoldOuts, TimeSpan Took)
{
    public double Rejected => HoldOuts.Average(holdOut => holdOut.Rejected);

    public double Kept => HoldOuts.Average(holdOut => holdOut.Kept);

    public void WriteTo(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Examples} examples, {Labels} labels, {Took.TotalSeconds:F0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy, five-fold:         {Accuracy:P1}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error:  {CalibrationError:F3}"));
        foreach (var holdOut in HoldOuts)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {holdOut.Strangers} labels never seen: {holdOut.Rejected:P1} of their texts rejected, {holdOut.Kept:P1} of the known kept"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"never seen, rejected (mean): {Rejected:P1}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"known, kept (mean):          {Kept:P1}"));
    }
}

/// <summary>One run without some labels: share of their texts rejected, share of unseen texts of the other labels kept.</summary>
internal sealed record HoldOutFigures(int Strangers, double Rejected, double Kept);
