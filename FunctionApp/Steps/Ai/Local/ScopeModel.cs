namespace FunctionApp.Steps.Ai.Local;

/// <summary>Tells texts of known intents from strangers, by the signals of <see cref="LabelModel"/>.</summary>
internal sealed class ScopeModel
{
    private const double Tail = 0.01;
    private const double StrangeTail = 0.003;
    private const double KnownShareAlwaysDoubted = 0.03;
    private static readonly double[] FamiliarDirection = [1, 1, -1, -1, 1, 1, -1, 0, 0];
    private static readonly bool[] Extremes = [false, false, false, false, true, false, true, false];
    private readonly double[] _lowest;
    private readonly double[] _highest;
    private readonly double[] _strangest;
    private readonly double[] _mean;
    private readonly double[] _spread;
    private readonly double[] _weights;

    public ScopeModel(IReadOnlyList<ScopeSample> samples, double rejectShare)
    {
        var signals = samples.Select(sample => sample.Signals).ToArray();
        var columns = Enumerable.Range(0, signals[0].Length)
            .Select(column => signals.Select(row => row[column]).Order().ToArray()).ToArray();
        _lowest = [.. columns.Select(column => column[(int)(Tail * (column.Length - 1))])];
        _highest = [.. columns.Select(column => column[(int)((1 - Tail) * (column.Length - 1))])];
        var known = samples.Where(sample => sample.Known).Select(sample => sample.Signals).ToArray();
        _strangest = [.. signals[0].Select((_, column) => Strangest(known, column))];
        _mean = [.. columns.Select(column => column.Average())];
        _spread = [.. columns.Select((column, i) => Math.Max(1e-9, Math.Sqrt(column.Average(v => Square(v - _mean[i])))))];
        var strangers = samples.Any(sample => !sample.Known);
        _weights = strangers
            ? LogisticRegression.Fit([.. signals.Select(Scale)], [.. samples.Select(sample => sample.Known)])
            : FamiliarDirection;
        // Strangers that are easy to tell must not open the door to all that is a little less strange.
        Threshold = Math.Max(
            Quantile(samples.Where(sample => !sample.Known), rejectShare),
            Quantile(samples.Where(sample => sample.Known), KnownShareAlwaysDoubted));
    }

    public double Threshold { get; }

    /// <summary>0..1; 0 where a single signal is stranger than nearly any known text's, whatever the others say.</summary>
    public double Score(double[] signals) =>
        signals.Where((value, column) => Extremes[column] && Familiar(value, column) < _strangest[column]).Any()
            ? 0
            : LogisticRegression.Probability(Scale(signals), _weights);

    private static double Familiar(double value, int column) => value * FamiliarDirection[column];

    private static double Strangest(double[][] known, int column)
    {
        var values = known.Select(row => Familiar(row[column], column)).Order().ToArray();
        return values.Length == 0 ? double.MinValue : values[(int)(StrangeTail * (values.Length - 1))];
    }

    private double Quantile(IEnumerable<ScopeSample> samples, double share)
    {
        var scores = samples.Select(sample => Score(sample.Signals)).Order().ToArray();
        return scores.Length == 0 ? 0 : scores[(int)(share * (scores.Length - 1))];
    }

    // Outside the range seen in training a signal says no more than at its edge: a longer text is not a stranger for its length.
    private double[] Scale(double[] signals) =>
        [.. signals.Select((value, i) => (Math.Clamp(value, _lowest[i], _highest[i]) - _mean[i]) / _spread[i])];

    private static double Square(double value) => value * value;
}
