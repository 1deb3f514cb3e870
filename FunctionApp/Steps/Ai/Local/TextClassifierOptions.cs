namespace FunctionApp.Steps.Ai.Local;

/// <summary>What a training may vary; the defaults are the measured ones.</summary>
internal sealed record TextClassifierOptions
{
    /// <summary>The label whose examples are out of scope by definition; null when there is none.</summary>
    public string? OtherLabel { get; init; } = "other";

    /// <summary>Share (0..1) of texts from intents never seen that the reject threshold must catch in training.</summary>
    public double RejectShare { get; init; } = 0.91;

    /// <summary>Words a text must have for each word that no example in scope uses, if there are examples of "other"; 0: no limit.</summary>
    public int WordsPerStranger { get; init; } = 20;

    /// <summary>Folds of the hold-out runs that set temperature and threshold.</summary>
    public int Folds { get; init; } = 6;

    public int Epochs { get; init; } = 7;

    /// <summary>Cost of an example on the wrong side of the margin; higher fits the examples closer.</summary>
    public float Cost { get; init; } = 1f;
}
