namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A kind of document that a step reads, and the fields without which it is of no use.</summary>
/// <remarks><para>Units: <paramref name="SureFrom"/> is the confidence 0..1 from which a required field counts as found; default 0.</para></remarks>
public sealed record DocumentKindDefinition(string Kind, IReadOnlyList<string>? Required = null, double SureFrom = 0);
