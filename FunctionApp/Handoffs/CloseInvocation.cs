namespace FunctionApp.Handoffs;

/// <summary>The end of a run, to be put on the record.</summary>
/// <remarks><para>From / To: Orchestration to Audit and Kpis. Guarantee: closing twice closes once.</para></remarks>
public sealed record CloseInvocation(RunScope Run, RunOutcome Outcome);
