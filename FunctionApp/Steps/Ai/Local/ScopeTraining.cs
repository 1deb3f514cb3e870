namespace FunctionApp.Steps.Ai.Local;

/// <summary>Makes strangers out of the examples: trains without some labels, then shows their texts to that model.</summary>
internal static class ScopeTraining
{
    public static IReadOnlyList<ScopeSample> Samples(
        IReadOnlyList<HashedText> texts, IReadOnlyList<int> labels, int labelCount, int? other, TextClassifierOptions options)
    {
        var run = new List<ScopeSample>[options.Folds];
        var textFold = FixedOrder.Folds(labels, options.Folds);
        var labelFold = LabelFolds(labelCount, other, options.Folds);
        Parallel.For(0, options.Folds, held => run[held] = HoldOut(held));
        return [.. run.SelectMany(samples => samples)];

        List<ScopeSample> HoldOut(int held)
        {
            var kept = Enumerable.Range(0, labelCount).Where(label => labelFold[label] != held).ToArray();
            var learned = Enumerable.Range(0, texts.Count)
                .Where(i => textFold[i] != held && labelFold[labels[i]] != held).ToArray();
            if (kept.Length < 2 || learned.Length == 0)
            {
                return [];
            }
            var model = new LabelModel(
                [.. learned.Select(i => texts[i])], [.. learned.Select(i => Array.IndexOf(kept, labels[i]))], kept.Length, options);
            return Judge(model, kept, held);
        }

        List<ScopeSample> Judge(LabelModel model, int[] kept, int held)
        {
            var samples = new List<ScopeSample>();
            for (var i = 0; i < texts.Count; i++)
            {
                var stranger = labelFold[labels[i]] == held || labels[i] == other;
                if (labelFold[labels[i]] != held && textFold[i] != held)
                {
                    continue;
                }
                var scores = model.Score(texts[i]);
                // What is labelled "other" is out of scope whatever its score: nothing to learn from it here.
                if (kept[model.Top(scores)] != other)
                {
                    samples.Add(new(model.Signals(texts[i], scores), !stranger));
                }
            }
            return samples;
        }
    }

    private static int[] LabelFolds(int labelCount, int? other, int folds)
    {
        var fold = new int[labelCount];
        var order = FixedOrder.Shuffle(labelCount, folds).Where(label => label != other).ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            fold[order[i]] = i % folds;
        }
        if (other is int label)
        {
            fold[label] = -1;
        }
        return fold;
    }
}
