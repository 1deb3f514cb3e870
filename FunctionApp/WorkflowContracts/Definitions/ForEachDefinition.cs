namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Runs a step once per item of a list.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Items"/> is the path of a list; paths of the step reach the item under the name <paramref name="As"/>.</para>
/// <para>Units: <paramref name="Max"/> is the most items, 1 to 1,000; <paramref name="Tolerate"/> is how many of them may fail
/// without the step failing.</para>
/// </remarks>
public sealed record ForEachDefinition(string Items, int Max, string As = "item", int Tolerate = 0);
