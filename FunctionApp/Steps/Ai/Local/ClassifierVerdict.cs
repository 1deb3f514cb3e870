namespace FunctionApp.Steps.Ai.Local;

internal sealed record RankedLabel(string Label, double Confidence);

/// <summary>What the classifier says of one text.</summary>
/// <param name="Label">The most likely label, even when the text is out of scope.</param>
/// <param name="Confidence">Calibrated chance (0..1) that <paramref name="Label"/> is right, if the text is in scope.</param>
/// <param name="Ranked">All labels, most likely first; the confidences add up to 1.</param>
/// <param name="OutOfScope">True when the text is like nothing in the examples, or like the examples of "other".</param>
/// <param name="ScopeScore">0..1, higher is more familiar; out of scope below the trained threshold.</param>
internal sealed record ClassifierVerdict(
    string Label, double Confidence, IReadOnlyList<RankedLabel> Ranked, bool OutOfScope, double ScopeScore);
