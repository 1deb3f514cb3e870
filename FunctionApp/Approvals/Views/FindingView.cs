namespace FunctionApp.Approvals.Views;

/// <summary>One thing that a check or a channel's limits found, with the sentence to look at.</summary>
internal sealed record FindingView(string Step, string What, string Sentence);
