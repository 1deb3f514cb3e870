namespace FunctionApp.Handoffs;

/// <summary>Writes the facts of an ended run into the numbers; Kpis is behind it.</summary>
/// <remarks><para>Guarantee: the run's ending is on the record; writing the same run again changes nothing.</para></remarks>
public delegate Task<AuditHead> RecordFacts(string runId, ContractPin contract, CancellationToken cancellation);
