namespace FunctionApp.Handoffs;

/// <summary>Everything a run is started with; nothing else reaches the interpreter from outside.</summary>
/// <remarks>
/// <para>From / To: run starter to the interpreter.</para>
/// <para>Shape: no content, only pins, references and the facts that conditions name.</para>
/// </remarks>
public sealed record RunInput(
    string RunId,
    ContractPin Contract,
    string InterpreterVersion,
    ValidatedRecord Record,
    DateTimeOffset ReceivedUtc,
    IntakeChannel Channel,
    string? Requester = null);
