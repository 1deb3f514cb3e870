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
    /// <summary>The key in small letters, digits and hyphens, for targets that take nothing else.</summary>
    public string Slug => string.Concat(Key.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>What the declarations of the connector can name.</summary>
    public RunValues Values() => new RunValues()
        .Add("payload", Payload)
        .Add("effect", JsonSerializer.SerializeToElement(new Dictionary<string, string>
        {
            ["key"] = Key,
            ["slug"] = Slug,
            ["run_id"] = RunId,
            ["step"] = StepId,
        }));
}
