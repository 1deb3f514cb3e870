namespace FunctionApp.Steps.Ai.Local;

/// <summary>The features seen in training with their tf-idf weights; projects texts into that space.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<uint, int> _indexOf = [];
    private readonly float[] _rarity;
    private readonly float _rarest;

    public FeatureSpace(IReadOnlyList<HashedText> texts)
    {
        var documents = new Dictionary<uint, int>();
        foreach (var text in texts)
        {
            foreach (var key in text.Keys)
            {
                documents[key] = documents.GetValueOrDefault(key) + 1;
            }
        }
        _rarity = new float[documents.Count];
        _rarest = Rarity(texts.Count, 0);
        foreach (var key in documents.Keys.Order())
        {
            _rarity[_indexOf.Count] = Rarity(texts.Count, documents[key]);
            _indexOf.Add(key, _indexOf.Count);
        }
    }

    public int Size => _rarity.Length;

    public float RarityOf(uint key) => _indexOf.TryGetValue(key, out var index) ? _rarity[index] : _rarest;

    public SparseVector Project(HashedText text)
    {
        var indexes = new List<int>(text.Keys.Length);
        var values = new List<float>(text.Keys.Length);
        var kinds = new List<int>(text.Keys.Length);
        var squares = new double[HashedText.Kinds];
        for (var i = 0; i < text.Keys.Length; i++)
        {
            if (_indexOf.TryGetValue(text.Keys[i], out var index))
            {
                var value = (1 + MathF.Log(text.Counts[i])) * _rarity[index];
                indexes.Add(index);
                values.Add(value);
                kinds.Add(HashedText.KindOf(text.Keys[i]));
                squares[kinds[^1]] += value * value;
            }
        }
        // Each kind weighs the same, however many features it has: else character runs drown the words.
        for (var i = 0; i < values.Count; i++)
        {
            values[i] /= (float)Math.Sqrt(squares[kinds[i]] * HashedText.Kinds);
        }
        return new([.. indexes], [.. values]);
    }

    public double UnseenShare(HashedText text) => text.Keys.Length == 0
        ? 1
        : text.Keys.Count(key => !_indexOf.ContainsKey(key)) / (double)text.Keys.Length;

    private static float Rarity(int texts, int documents) => MathF.Log((1f + texts) / (1f + documents)) + 1f;
}
