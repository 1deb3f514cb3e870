namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>An amount of money.</summary>
/// <remarks><para>Source: ISO 4217.</para></remarks>
public sealed record MoneyDefinition(decimal Amount, string Currency);
