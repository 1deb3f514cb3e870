namespace FunctionApp.Steps.Ai.Local;

/// <summary>One-vs-rest support vectors with squared hinge loss, by dual coordinate descent over all labels at once.</summary>
/// <remarks><para>Source: Hsieh et al., "A dual coordinate descent method for large-scale linear SVM" (2008).</para></remarks>
internal static class LinearTrainer
{
    private const float SmallestMove = 1e-2f;

    public static LinearModel Train(
        IReadOnlyList<SparseVector> texts, IReadOnlyList<int> labels, int features, int labelCount,
        TextClassifierOptions options)
    {
        var model = new LinearModel(features, labelCount);
        var slack = 0.5f / options.Cost;
        var curvature = texts.Select(text => 1f + text.SquaredLength() + slack).ToArray();
        var duals = new float[texts.Count * model.Stride];
        var scores = new float[model.Stride];
        var step = new float[model.Stride];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            foreach (var i in FixedOrder.Shuffle(texts.Count, epoch))
            {
                model.ScoreInto(texts[i], scores);
                var dual = duals.AsSpan(i * model.Stride, labelCount);
                if (Move(dual, scores, step, labels[i], slack, curvature[i]))
                {
                    model.Add(texts[i], step);
                }
            }
        }
        return model;
    }

    private static bool Move(
        Span<float> dual, ReadOnlySpan<float> scores, Span<float> step, int right, float slack, float curvature)
    {
        var largest = 0f;
        for (var label = 0; label < dual.Length; label++)
        {
            var side = label == right ? 1f : -1f;
            var gradient = side * scores[label] - 1f + slack * dual[label];
            step[label] = Math.Max(-gradient / curvature, -dual[label]) * side;
            largest = Math.Max(largest, Math.Abs(step[label]));
        }
        for (var label = 0; largest > SmallestMove && label < dual.Length; label++)
        {
            dual[label] += label == right ? step[label] : -step[label];
        }
        return largest > SmallestMove;
    }
}
