using FunctionApp.Handoffs;

namespace FunctionApp.Orchestration;

/// <summary>The custom status that operators see in the portal and in Durable Functions Monitor.</summary>
internal sealed record RunStatus(string Workflow, RunState State, string? Step, string? WaitingFor, DateTimeOffset Since);
