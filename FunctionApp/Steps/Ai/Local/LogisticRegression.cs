namespace FunctionApp.Steps.Ai.Local;

/// <summary>Weights (the last one is the intercept) of a two-class logistic model, by Newton steps with a small ridge.</summary>
internal static class LogisticRegression
{
    private const double Ridge = 1e-3;
    private const int Steps = 15;

    /// <summary>Both classes weigh the same however many rows each has.</summary>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> positive)
    {
        var size = rows[0].Length + 1;
        var positives = positive.Count(p => p);
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var curvature = new double[size, size];
            var gradient = new double[size];
            for (var i = 0; i < rows.Count; i++)
            {
                var share = 0.5 / (positive[i] ? positives : rows.Count - positives);
                Accumulate(rows[i], positive[i] ? 1 : 0, share, weights, gradient, curvature);
            }
            for (var j = 0; j < size; j++)
            {
                gradient[j] += Ridge * weights[j];
                curvature[j, j] += Ridge;
            }
            Solve(curvature, gradient);
            for (var j = 0; j < size; j++)
            {
                weights[j] -= gradient[j];
            }
        }
        return weights;
    }

    public static double Probability(ReadOnlySpan<double> row, ReadOnlySpan<double> weights)
    {
        var sum = weights[^1];
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * weights[j];
        }
        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Accumulate(
        double[] row, double target, double share, double[] weights, double[] gradient, double[,] curvature)
    {
        var probability = Probability(row, weights);
        var slope = share * (probability - target);
        var bend = share * probability * (1 - probability);
        for (var j = 0; j < gradient.Length; j++)
        {
            var left = j < row.Length ? row[j] : 1;
            gradient[j] += slope * left;
            for (var k = 0; k < gradient.Length; k++)
            {
                curvature[j, k] += bend * left * (k < row.Length ? row[k] : 1);
            }
        }
    }

    /// <summary>Gauss elimination; safe without pivoting, for the matrix is symmetric and positive.</summary>
    private static void Solve(double[,] matrix, double[] right)
    {
        for (var pivot = 0; pivot < right.Length; pivot++)
        {
            for (var row = 0; row < right.Length; row++)
            {
                var factor = row == pivot ? 0 : matrix[row, pivot] / matrix[pivot, pivot];
                right[row] -= factor * right[pivot];
                for (var column = pivot; factor != 0 && column < right.Length; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }
        for (var row = 0; row < right.Length; row++)
        {
            right[row] /= matrix[row, row];
        }
    }
}
