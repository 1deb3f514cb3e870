namespace FunctionApp.Steps.Checks;

/// <summary>One broken rule with the sentence that breaks it.</summary>
internal sealed record CheckFinding(string Rule, string ReasonCode, string Sentence);
