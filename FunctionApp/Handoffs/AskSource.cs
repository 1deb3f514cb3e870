namespace FunctionApp.Handoffs;

/// <summary>Reads from a declared connector, changing nothing there; Effects is behind it.</summary>
/// <remarks>
/// <para>Errors: ENR003 the source does not answer, ENR004 it refuses, ENR005 its answer is unfit, ENR006 it is not set up.</para>
/// </remarks>
public delegate Task<SourceAnswer> AskSource(SourceQuestion question, CancellationToken cancellation);
