using FunctionApp.Handoffs;

namespace FunctionApp.Orchestration;

/// <summary>Why a run stops before its last step; what was applied is undone before it ends.</summary>
internal sealed record RunStop(RunOutcomeKind Kind, string Code, string By, string StepId);
