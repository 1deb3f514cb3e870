using Microsoft.DurableTask.Client;

namespace FunctionApp.Handoffs;

/// <summary>Tells that the ending of a run is on the record, so that what it held is free; Orchestration is behind it.</summary>
/// <remarks><para>Guarantee: safe to tell again; never throws for a run that cannot be started next.</para></remarks>
public delegate Task RunClosed(string runId, ContractPin contract, DurableTaskClient client, CancellationToken cancellation);
