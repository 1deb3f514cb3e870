namespace FunctionApp.Steps.Ai.Local;

/// <summary>How much of a text's words and word pairs the examples of one label use too.</summary>
internal sealed class LabelCoverage
{
    private const double WordFamiliarAfter = 3;
    private const double PairFamiliarAfter = 2;
    private readonly FeatureSpace _space;
    private readonly Dictionary<uint, int>[] _texts;

    public LabelCoverage(FeatureSpace space, IReadOnlyList<HashedText> texts, IReadOnlyList<int> labels, int labelCount)
    {
        _space = space;
        _texts = new Dictionary<uint, int>[labelCount];
        for (var label = 0; label < labelCount; label++)
        {
            _texts[label] = [];
        }
        for (var i = 0; i < texts.Count; i++)
        {
            var seen = _texts[labels[i]];
            foreach (var key in texts[i].Words.Concat(texts[i].Pairs).Distinct())
            {
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }
    }

    public double Words(HashedText text, int label)
    {
        double covered = 0, total = 0;
        foreach (var word in text.Words)
        {
            var weight = _space.RarityOf(word);
            total += weight;
            covered += weight * Math.Min(1, _texts[label].GetValueOrDefault(word) / WordFamiliarAfter);
        }
        return total > 0 ? covered / total : 0;
    }

    public double Pairs(HashedText text, int label) => text.Pairs.Length == 0
        ? 0
        : text.Pairs.Average(pair => Math.Min(1, _texts[label].GetValueOrDefault(pair) / PairFamiliarAfter));
}
