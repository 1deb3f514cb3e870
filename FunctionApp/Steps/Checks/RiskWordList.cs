namespace FunctionApp.Steps.Checks;

/// <summary>One category; a term is a word or phrase, and <c>*</c> at the end of a word stands for any ending.</summary>
internal sealed record RiskWordList(string Id, string ReasonCode, IReadOnlyList<string> Terms);
