using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Hosting;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Everything there is to know of one run, in one document.</summary>
/// <remarks>
/// <para>Shape: every key is always there; output is null until the run has ended well; state is upper snake case.
/// <paramref name="Tries"/> counts the attempts at the step where the run stands. <paramref name="BusinessState"/> is the latest one that the
/// contract's steps set; null before the first.</para>
/// <para>Guarantee: a fold of the run's audit chain, ledger rows and approvals; nothing of it is stored.</para>
/// </remarks>
public sealed record RunDocument(
    string RunId,
    string Workflow,
    string ContractVersion,
    string ContractSha256,
    string Class,
    string RiskTier,
    string Owner,
    string RollbackOwner,
    string State,
    string? BusinessState,
    RunWait? WaitingFor,
    RunDegraded? Degraded,
    JsonElement? Input,
    JsonElement? Output,
    int Tries,
    IReadOnlyList<RunStepView> Steps,
    IReadOnlyList<RunEffectView> Effects,
    IReadOnlyList<GateRecord> Approvals,
    RunCost Cost,
    IReadOnlyList<AuditLogLine> AuditLog,
    RunLinks Links);
