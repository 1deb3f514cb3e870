namespace FunctionApp.Steps.Ai.Local;

/// <summary>Scores labels for a text and measures how familiar the text is.</summary>
internal sealed class LabelModel
{
    private const int InnerFolds = 3;
    private readonly FeatureSpace _space;
    private readonly LinearModel _linear;
    private readonly LabelCoverage _coverage;
    private readonly ScoreProfiles _profiles;

    public LabelModel(
        IReadOnlyList<HashedText> texts, IReadOnlyList<int> labels, int labelCount, TextClassifierOptions options)
    {
        _space = new(texts);
        _coverage = new(_space, texts, labels, labelCount);
        var vectors = texts.Select(_space.Project).ToArray();
        HeldOutScores = HoldOut(vectors, labels, labelCount, options);
        _profiles = new(HeldOutScores, labels, labelCount);
        _linear = LinearTrainer.Train(vectors, labels, _space.Size, labelCount, options);
    }

    /// <summary>For each example the scores of a model that did not learn from it.</summary>
    public float[][] HeldOutScores { get; }

    public float[] Score(HashedText text) => _linear.Score(_space.Project(text));

    public int Top(float[] scores) => _linear.Top(scores);

    public double[] Signals(HashedText text, float[] scores)
    {
        var top = Top(scores);
        var second = float.MinValue;
        for (var label = 0; label < _linear.Labels; label++)
        {
            second = label == top ? second : Math.Max(second, scores[label]);
        }
        return
        [
            scores[top] - second,
            _profiles.Cosine(scores, top),
            _profiles.MeanDistance(scores, top),
            _profiles.NearestDistance(scores, top),
            _coverage.Words(text, top),
            _coverage.Pairs(text, top),
            _space.UnseenShare(text),
            Math.Log(1 + text.Words.Length),
        ];
    }

    private float[][] HoldOut(
        SparseVector[] texts, IReadOnlyList<int> labels, int labelCount, TextClassifierOptions options)
    {
        var scores = new float[texts.Length][];
        var fold = FixedOrder.Folds(labels, InnerFolds);
        for (var held = 0; held < InnerFolds; held++)
        {
            var rest = Enumerable.Range(0, texts.Length).Where(i => fold[i] != held).ToArray();
            var model = LinearTrainer.Train(
                [.. rest.Select(i => texts[i])], [.. rest.Select(i => labels[i])], _space.Size, labelCount, options);
            for (var i = 0; i < texts.Length; i++)
            {
                scores[i] = fold[i] == held ? model.Score(texts[i]) : scores[i];
            }
        }
        return scores;
    }
}
