namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>How a doubt about an effect is resolved, by when, and who is told.</summary>
public sealed record InDoubtDefinition(DoubtResolution By, TimeSpan Within, string Tell);
