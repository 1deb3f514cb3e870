namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>An operator's stop: nothing new happens there until it is released; runs that wait go on waiting.</summary>
public sealed record ContractSwitch(SwitchKind Kind, string Target, string Reason, string Actor, DateTimeOffset AtUtc);
