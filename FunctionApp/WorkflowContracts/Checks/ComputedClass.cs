using FunctionApp.WorkflowContracts.Checks.Lint;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks;

/// <summary>The class that a contract has by what it does, whatever it says.</summary>
public static class ComputedClass
{
    /// <summary>Agent-assist as soon as a model takes part, local ones too; otherwise deterministic.</summary>
    public static ContractClass Of(WorkflowDefinition contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Steps.Any(s => AiWithoutFallback.IsAi(s.Do)) ? ContractClass.AgentAssist : ContractClass.Deterministic;
    }
}
