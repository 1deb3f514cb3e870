namespace FunctionApp.Handoffs;

/// <summary>What every activity of a run is told about the run, with the interpreter's decisions still to be recorded.</summary>
/// <remarks><para>Guarantee: <paramref name="Notes"/> are appended before the activity's own entry, once.</para></remarks>
public sealed record RunScope(
    string RunId,
    ContractPin Contract,
    AuditHead? Head,
    IReadOnlyList<RunEvent> Notes);
