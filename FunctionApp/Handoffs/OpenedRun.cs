using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Handoffs;

/// <summary>A run on the record, with the contract it is pinned to.</summary>
/// <remarks><para>From / To: the run's opening activity to the interpreter.</para></remarks>
public sealed record OpenedRun(WorkflowDefinition Contract, AuditHead Head);
