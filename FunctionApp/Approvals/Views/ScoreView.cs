namespace FunctionApp.Approvals.Views;

/// <summary>A sum that a decision table made, and the lines it was made of.</summary>
internal sealed record ScoreView(string Step, string Total, IReadOnlyList<string> Lines);
