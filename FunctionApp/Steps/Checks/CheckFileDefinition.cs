namespace FunctionApp.Steps.Checks;

/// <summary>A check file: word lists that need a person, rules that text must keep.</summary>
internal sealed record CheckFileDefinition(
    IReadOnlyList<RiskWordList>? Lists = null,
    IReadOnlyList<CheckRuleDefinition>? Rules = null,
    string Purpose = "",
    string Owner = "",
    string ChangeNote = "");
