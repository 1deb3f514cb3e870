namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>Where an effect stands in the ledger of the model.</summary>
internal enum LedgerState
{
    Intended,
    Applied,
    NotApplied,
    Refused,
    InDoubt,
}
