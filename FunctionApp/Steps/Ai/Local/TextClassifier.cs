namespace FunctionApp.Steps.Ai.Local;

/// <summary>Learns labels from examples: no key, no network, the same examples always give the same model.</summary>
internal sealed class TextClassifier
{
    private readonly string[] _labels;
    private readonly string? _otherLabel;
    private readonly LabelModel _model;
    private readonly ScopeModel _scope;
    private readonly double _temperature;
    private readonly WordFamiliarity? _familiarity;
    private readonly int _wordsPerStranger;

    private TextClassifier(LabelledText[] examples, TextClassifierOptions options)
    {
        Sha256 = TrainingSetHash.Of(examples, options);
        _labels = [.. examples.Select(example => example.Label).Distinct().Order(StringComparer.Ordinal)];
        _otherLabel = options.OtherLabel;
        var labels = examples.Select(example => Array.BinarySearch(_labels, example.Label, StringComparer.Ordinal)).ToArray();
        var texts = examples.Select(example => new HashedText(example.Text)).ToArray();
        var other = Array.IndexOf(_labels, _otherLabel);
        _model = new(texts, labels, _labels.Length, options);
        _temperature = Temperature.Fit(_model.HeldOutScores, labels, _labels.Length);
        _scope = new(
            ScopeTraining.Samples(texts, labels, _labels.Length, other < 0 ? null : other, options), options.RejectShare);
        _wordsPerStranger = options.WordsPerStranger;
        _familiarity = other < 0 || _wordsPerStranger == 0
            ? null
            : new(examples.Where(example => example.Label != _otherLabel));
    }

    /// <summary>Identity of the trained model: sha256 over its examples and options.</summary>
    public string Sha256 { get; }

    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Texts whose <see cref="ClassifierVerdict.ScopeScore"/> is lower are out of scope.</summary>
    public double ScopeThreshold => _scope.Threshold;

    public static TextClassifier Train(IReadOnlyList<LabelledText> examples, TextClassifierOptions? options = null)
    {
        LabelledText[] ordered =
        [
            .. examples.Distinct().OrderBy(example => example.Label, StringComparer.Ordinal)
                .ThenBy(example => example.Text, StringComparer.Ordinal),
        ];
        if (ordered.Select(example => example.Label).Distinct().Count() < 2)
        {
            throw new ArgumentException("A classifier needs examples of at least two labels.", nameof(examples));
        }
        return new(ordered, options ?? new());
    }

    public ClassifierVerdict Classify(string text)
    {
        var hashed = new HashedText(text);
        var scores = _model.Score(hashed);
        var ranked = Temperature.Probabilities(scores, _labels.Length, _temperature)
            .Select((confidence, i) => new RankedLabel(_labels[i], confidence))
            .OrderByDescending(label => label.Confidence).ToArray();
        var scopeScore = ranked[0].Label == _otherLabel || IsStrange(text, hashed, ranked[0].Label)
            ? 0
            : _scope.Score(_model.Signals(hashed, scores));
        return new(ranked[0].Label, ranked[0].Confidence, ranked, scopeScore < _scope.Threshold, scopeScore);
    }

    private bool IsStrange(string text, HashedText hashed, string label) =>
        _familiarity is not null && _familiarity.StrangeWords(text, label) > hashed.Words.Length / _wordsPerStranger;
}
