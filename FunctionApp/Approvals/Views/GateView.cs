using FunctionApp.Approvals.Gates;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Approvals.Views;

/// <summary>Everything a person needs to answer: the same for the mail and the page.</summary>
internal sealed record GateView(
    Gate Gate,
    string Title,
    string Workflow,
    string Step,
    RiskTier Tier,
    string? TimeZone,
    IReadOnlyList<EffectView> Effects,
    IReadOnlyList<string> Why,
    IReadOnlyList<FieldView> Item,
    string OnYes,
    string OnNo,
    string OnSilence,
    IReadOnlyList<ManualField> Manual,
    IReadOnlyList<PersonDefinition> Others,
    GateEvidence Evidence);
