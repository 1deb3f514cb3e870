namespace FunctionApp.Handoffs;

/// <summary>How many items a step has before it, or why it cannot begin.</summary>
/// <remarks><para>From / To: Steps to Orchestration. Shape: the items themselves stay where they are stored.</para></remarks>
public sealed record ItemList(int Count, StepFailure? Failure = null);
