using FunctionApp.Steps.Ai.Local;

namespace FunctionApp.Tests.Steps;

/// <summary>Who deals with a ticket under the shipped training files, risk words and floor of support-reply.</summary>
internal static class SupportTriage
{
    public const double ConfidenceFloor = 0.75;
    private static readonly string[] AlwaysAPerson = ["legal", "complaint", "other"];
    private static readonly string[] ConfirmedByAPerson = ["cancel_order", "change_address"];
    private static readonly TextClassifier Classifier = TextClassifier.Train(ShippedSupportReply.Training);

    public static string IntentOf(string text) => Classifier.Classify(text).Label;

    /// <summary>Null when the reply may leave without a person's look at the ticket; else what stopped it.</summary>
    public static string? Stopped(string text)
    {
        var verdict = Classifier.Classify(text);
        var risks = ShippedSupportReply.RiskWords.Find(text);
        return risks.Count > 0 ? $"risk words {string.Join(", ", risks.Select(risk => risk.Term))}"
            : AlwaysAPerson.Contains(verdict.Label) ? $"intent {verdict.Label}"
            : verdict.OutOfScope ? $"out of scope at {verdict.ScopeScore:F2}"
            : verdict.Confidence < ConfidenceFloor ? $"confidence {verdict.Confidence:F2}"
            : null;
    }

    public static bool NeedsPerson(string text) =>
        Stopped(text) is not null || ConfirmedByAPerson.Contains(IntentOf(text));
}
