namespace FunctionApp.Steps.Ai.Local;

/// <summary>The one factor that turns scores into probabilities, chosen where held-out labels are most likely.</summary>
internal static class Temperature
{
    private const double Lowest = 0.05;
    private const double Highest = 50;
    private const int Halvings = 40;

    public static double Fit(IReadOnlyList<float[]> heldOutScores, IReadOnlyList<int> labels, int labelCount)
    {
        double low = Math.Log(Lowest), high = Math.Log(Highest);
        var golden = (Math.Sqrt(5) - 1) / 2;
        for (var i = 0; i < Halvings; i++)
        {
            var left = high - golden * (high - low);
            var right = low + golden * (high - low);
            if (Loss(Math.Exp(left), heldOutScores, labels, labelCount)
                <= Loss(Math.Exp(right), heldOutScores, labels, labelCount))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }
        return Math.Exp((low + high) / 2);
    }

    public static double[] Probabilities(ReadOnlySpan<float> scores, int labelCount, double temperature)
    {
        var probabilities = new double[labelCount];
        var highest = float.MinValue;
        for (var i = 0; i < labelCount; i++)
        {
            highest = Math.Max(highest, scores[i]);
        }
        double total = 0;
        for (var i = 0; i < labelCount; i++)
        {
            probabilities[i] = Math.Exp((scores[i] - highest) * temperature);
            total += probabilities[i];
        }
        for (var i = 0; i < labelCount; i++)
        {
            probabilities[i] /= total;
        }
        return probabilities;
    }

    private static double Loss(
        double temperature, IReadOnlyList<float[]> scores, IReadOnlyList<int> labels, int labelCount)
    {
        double loss = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            loss -= Math.Log(Math.Max(1e-12, Probabilities(scores[i], labelCount, temperature)[labels[i]]));
        }
        return loss;
    }
}
