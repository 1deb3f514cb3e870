namespace FunctionApp.Handoffs;

/// <summary>A role to be told that a step's attempts and models are used up.</summary>
/// <remarks>
/// <para>From / To: Orchestration to Approvals.</para>
/// <para>Guarantee: at least once; run, step and person name one mail, whose Message-ID never changes.</para>
/// </remarks>
public sealed record RoleNotice(RunScope Run, string StepId, string Role, string Code, int Attempt);
