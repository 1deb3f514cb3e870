namespace FunctionApp.Orchestration;

/// <summary>What an operator sends with an act.</summary>
internal sealed record OperatorWish(string Reason, string Actor, string? Step = null, string? ActId = null);
