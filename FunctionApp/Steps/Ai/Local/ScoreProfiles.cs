namespace FunctionApp.Steps.Ai.Local;

/// <summary>What score patterns a label's own examples have when the model did not learn from them.</summary>
/// <remarks><para>A text of an unknown intent may score high on one label, but seldom shows that label's whole pattern.</para></remarks>
internal sealed class ScoreProfiles
{
    private const int Neighbours = 5;
    private readonly float[][][] _scores;
    private readonly double[][] _mean;

    public ScoreProfiles(IReadOnlyList<float[]> heldOutScores, IReadOnlyList<int> labels, int labelCount)
    {
        _scores = new float[labelCount][][];
        _mean = new double[labelCount][];
        for (var label = 0; label < labelCount; label++)
        {
            _scores[label] = [.. heldOutScores.Where((_, i) => labels[i] == label)];
            _mean[label] = Mean(_scores[label], labelCount);
        }
    }

    public double Cosine(ReadOnlySpan<float> scores, int label)
    {
        double dot = 0, own = 0, other = 0;
        for (var i = 0; i < _mean.Length; i++)
        {
            // Scores of strangers lie near -1: the pattern is what rises above that.
            double a = scores[i] + 1, b = _mean[label][i] + 1;
            dot += a * b;
            own += a * a;
            other += b * b;
        }
        return own * other > 0 ? dot / Math.Sqrt(own * other) : 0;
    }

    public double MeanDistance(ReadOnlySpan<float> scores, int label)
    {
        double sum = 0;
        for (var i = 0; i < _mean.Length; i++)
        {
            sum += (scores[i] - _mean[label][i]) * (scores[i] - _mean[label][i]);
        }
        return Math.Sqrt(sum);
    }

    public double NearestDistance(float[] scores, int label) => _scores[label].Length == 0
        ? 0
        : Math.Sqrt(_scores[label].Select(known => Squared(known, scores)).Order().Take(Neighbours).Average());

    private double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (var i = 0; i < _mean.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static double[] Mean(float[][] rows, int columns)
    {
        var mean = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            mean[i] = rows.Length == 0 ? 0 : rows.Average(row => row[i]);
        }
        return mean;
    }
}
