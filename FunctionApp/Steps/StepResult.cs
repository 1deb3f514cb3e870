using System.Text.Json.Nodes;
using FunctionApp.Handoffs;

namespace FunctionApp.Steps;

/// <summary>What a step's own work came to, before it is stored.</summary>
internal sealed record StepResult(JsonObject? Output, StepFailure? Failure, StepEvidence? Evidence)
{
    public static StepResult Done(JsonObject output, StepEvidence evidence) => new(output, null, evidence);

    public static StepResult Fail(
        string code, FailureCategory category, TimeSpan? retryAfter = null, StepEvidence? evidence = null) =>
        new(null, new(code, category, retryAfter), evidence);
}
