using System.Text.Json;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects.Connectors;

/// <summary>One act on one target, all values fixed.</summary>
internal sealed record ConnectorCall(
    ConnectorDefinition Connector,
    OperationDefinition Operation,
    JsonElement Payload,
    string Key,
    string RunId,
    string StepId,
    TimeSpan Limit)
{
    /// <summary>What the declarations of the connector can name.</summary>
    public RunValues Values() => new RunValues()
        .Add("payload", Payload)
        .Add("effect", JsonSerializer.SerializeToElement(new Dictionary<string, string>
        {
            ["key"] = Key,
            ["run_id"] = RunId,
            ["step"] = StepId,
        }));
}
