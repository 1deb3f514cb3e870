using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.Tests.Support;

/// <summary>Contracts for tests of single rooms.</summary>
internal static class TestContracts
{
    private static readonly JsonSerializerOptions Written = PlainNumbers();

    /// <summary>The shipped contract of support-reply, to be changed with <c>with</c>.</summary>
    public static WorkflowDefinition Shipped() => AuthoredFile.Read<WorkflowDefinition>(
        File.ReadAllText(Path.Combine(Repository.Root, "FunctionApp", "Workflows", "support-reply", "1.0.0", "workflow.yaml")),
        "workflow.yaml").Required();

    /// <summary>Stores a contract by its content, beside the training files of the shipped one, so that its pin leads to it.</summary>
    public static Task<ContractPin> StoreAsync(PinnedContracts contracts, WorkflowDefinition contract)
    {
        // JSON is YAML: what the house writes of a contract its reader takes as written by a person.
        Dictionary<string, ReadOnlyMemory<byte>> files = new()
        {
            [ContractFolder.ContractFile] = JsonSerializer.SerializeToUtf8Bytes(contract, Written),
            ["training/refund.txt"] = "I want my money back"u8.ToArray(),
            ["training/delivery.txt"] = "where is my parcel"u8.ToArray(),
        };
        return contracts.StoreAsync(new(contract.Id, contract.Version, ContractFolder.Sha256Of(files), files), default);
    }

    // People write decimals as numbers, the wire as text.
    private static JsonSerializerOptions PlainNumbers()
    {
        JsonSerializerOptions options = new(HandshakeJson.Authored);
        options.Converters.Remove(options.Converters.OfType<DecimalTextConverter>().Single());
        return options;
    }
}
