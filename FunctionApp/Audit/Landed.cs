namespace FunctionApp.Audit;

/// <summary>What is on the record after an append: this one, or the one that was there first.</summary>
internal sealed record Landed(HeadRow Head, bool Mine, string Outcome);
