namespace FunctionApp.Handoffs;

/// <summary>What a step used and what it cost.</summary>
/// <remarks>
/// <para>From / To: Steps to Audit and Kpis.</para>
/// <para>Units: tokens; millionths of a US dollar; confidence 0..1, null where the step has none.</para>
/// <para>Shape: <paramref name="Candidate"/> is the position of the model in the step's route that was used.</para>
/// <para>Source: names after OpenTelemetry GenAI.</para>
/// </remarks>
public sealed record StepEvidence(
    string Route,
    string? Model,
    PromptPin? Prompt,
    int InputTokens,
    int OutputTokens,
    long CostMicroUsd,
    TimeSpan Duration,
    double? Confidence,
    string? Reason = null,
    int Candidate = -1);
