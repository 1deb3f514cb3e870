namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>An effect as the ledger knows it, and whether the target really did it.</summary>
internal sealed record LedgerRow(string StepId, bool Compensates, LedgerState State, bool Done, int Doubts);
