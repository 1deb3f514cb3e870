namespace FunctionApp.Audit;

/// <summary>One fault of a chain and the entry at which it shows.</summary>
public sealed record ChainFault(ChainFaultKind Kind, long Seq);
