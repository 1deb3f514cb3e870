using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Tests.Support;

/// <summary>Contracts for tests of single rooms.</summary>
internal static class TestContracts
{
    /// <summary>The shipped contract of support-reply, to be changed with <c>with</c>.</summary>
    public static WorkflowDefinition Shipped() => AuthoredFile.Read<WorkflowDefinition>(
        File.ReadAllText(Path.Combine(Repository.Root, "FunctionApp", "Workflows", "support-reply", "1.0.0", "workflow.yaml")),
        "workflow.yaml").Required();

    /// <summary>Makes a contract reachable by its pin.</summary>
    public static Task<ContractPin> AddAsync(IServiceCollection services, WorkflowDefinition contract)
    {
        ContractPin pin = new(contract.Id, contract.Version, new string('0', 64));
        services.AddSingleton(new PinnedContracts { Only = new PinnedContract(pin, contract, new Dictionary<string, ReadOnlyMemory<byte>>()) });
        return Task.FromResult(pin);
    }
}
