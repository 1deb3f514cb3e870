namespace FunctionApp.Intake.Ticks;

/// <summary>The ids of all workflows of the house; a delegate, so that a room's test needs no folders.</summary>
internal delegate IReadOnlyList<string> ListWorkflows();
