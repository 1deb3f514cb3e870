namespace FunctionApp.Handoffs;

/// <summary>Asks how a gate stands; at the deadline tries to settle it as silent.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Waiting"/> is what woke the run: <c>event</c>, <c>reminder</c>, <c>deadline</c>.</para>
/// <para>Guarantee: the first decision stored wins; asking again answers the same.</para>
/// </remarks>
public sealed record SettleInvocation(RunScope Run, string GateId, string Waiting, int Ask);
