namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How fast a run has to be.</summary>
/// <remarks><para>Units: from the item's receipt, in the business calendar where there is one.</para></remarks>
public sealed record SlaDefinition(TimeSpan FinishWithin, TimeSpan? FirstResponseWithin = null);
