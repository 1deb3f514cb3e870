using FunctionApp.Intake.Signatures;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.Steps.Checks;
using FunctionApp.Steps.Rules;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Local.Verbs;

/// <summary>The schema files for editors: each room's records, by the name of their file in docs/schemas.</summary>
internal static class PublishedSchemas
{
    public const string WorkflowContract = "workflow-contract.schema.json";
    public const string Connectors = "connectors.schema.json";
    public const string People = "people.schema.json";
    public const string Models = "models.schema.json";
    public const string WebhookProfile = "webhook-profile.schema.json";
    public const string DecisionTable = "decision-table.schema.json";
    public const string CheckFile = "check-file.schema.json";

    /// <summary>Connector recipes have the form of connectors.yaml.</summary>
    public static IReadOnlyList<(string File, Type Record)> All { get; } =
    [
        (WorkflowContract, typeof(WorkflowDefinition)),
        (Connectors, typeof(ConnectorsDefinition)),
        (People, typeof(PeopleDefinition)),
        (Models, typeof(ModelListDefinition)),
        (WebhookProfile, typeof(WebhookProfileDefinition)),
        (DecisionTable, typeof(DecisionTableDefinition)),
        (CheckFile, typeof(CheckFileDefinition)),
    ];
}
