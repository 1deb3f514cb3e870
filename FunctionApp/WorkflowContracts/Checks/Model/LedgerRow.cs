namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>An effect as the ledger knows it, whether the target really did it, whether another run is at it.</summary>
internal sealed record LedgerRow(string StepId, bool Compensates, LedgerState State, bool Done, int Doubts, bool Busy = false);
