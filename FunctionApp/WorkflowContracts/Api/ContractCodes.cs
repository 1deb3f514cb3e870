namespace FunctionApp.WorkflowContracts.Api;

/// <summary>The error codes of the contract calls; each has a page in docs/errors.</summary>
internal static class ContractCodes
{
    public const string NoSuchContract = "CON070";
    public const string NotUnderstood = "CON071";
    public const string CannotLoosen = "CON072";
    public const string CannotActivate = "CON073";
}
