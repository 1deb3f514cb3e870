using FunctionApp.Handoffs;

namespace FunctionApp.Audit;

/// <summary>One run as lists show it.</summary>
/// <remarks><para>Shape: <paramref name="WaitingFor"/> is the step or code that it waits for, null while it does not wait.</para></remarks>
public sealed record RunSummary(
    string RunId,
    string Workflow,
    string ContractVersion,
    RunState State,
    string? WaitingFor,
    DateTimeOffset StartedUtc,
    DateTimeOffset ChangedUtc);
