namespace FunctionApp.Handoffs;

/// <summary>One notice about to be sent.</summary>
/// <remarks><para>Guarantee: at least once; gate, person and number name one mail, whose Message-ID never changes.</para></remarks>
public sealed record NoticeInvocation(RunScope Run, string GateId, GateNotice Notice, int Attempt);
