using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>What a run document is folded from, all of it read.</summary>
internal sealed record RunSources(
    string RunId,
    PinnedContract Contract,
    AuditExtract Chain,
    IReadOnlyList<RunEffectView> Effects,
    JsonElement? Input,
    JsonElement? Output);
