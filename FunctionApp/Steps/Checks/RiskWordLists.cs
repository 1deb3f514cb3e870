namespace FunctionApp.Steps.Checks;

/// <summary>Words that send a text to a person whatever a model says of it; authored as <c>rules/risk-words.yaml</c>.</summary>
internal sealed record RiskWordLists(string Purpose, string Owner, string ChangeNote, IReadOnlyList<RiskWordList> Lists);
