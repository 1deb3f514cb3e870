using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Kpis;

/// <summary>Measures ended runs from their audit chains.</summary>
internal sealed class RunMeasurement(AuditTrail trail, PinnedContracts contracts, KpiStore store)
{
    /// <inheritdoc cref="RecordFacts"/>
    internal async Task<AuditHead> RecordAsync(string runId, ContractPin pin, CancellationToken cancellation)
    {
        AuditExtract chain = await trail.ReadAsync(runId, cancellation);
        PinnedContract contract = await contracts.GetAsync(pin, cancellation);
        RunFacts facts = KpiFold.Of(runId, contract, chain.Entries)
            ?? throw new InvalidDataException($"the audit chain of run '{runId}' has no ending");
        await store.WriteAsync(facts, cancellation);
        return chain.Head ?? throw new InvalidDataException($"the audit chain of run '{runId}' has no end");
    }
}
