using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Kpis;

/// <summary>Writes the facts of an ended run into the numbers.</summary>
public sealed class RecordActivity(AuditTrail trail, PinnedContracts contracts, KpiStore store)
{
    /// <summary>Folds the run's audit entries and stores the facts.</summary>
    /// <remarks><para>Guarantee: at least once; the fold of the same entries is the same row.</para></remarks>
    [Function(FunctionNames.RecordKpi)]
    public async Task<Recorded<string>> RecordAsync([ActivityTrigger] CloseInvocation close, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(close);
        RunScope run = close.Run;
        AuditExtract chain = await trail.ReadAsync(run.RunId, cancellation);
        PinnedContract contract = await contracts.GetAsync(run.Contract, cancellation);
        RunFacts facts = KpiFold.Of(run.RunId, contract, chain.Entries)
            ?? throw new InvalidDataException($"the audit chain of run '{run.RunId}' has no ending");
        await store.WriteAsync(facts, cancellation);
        return new("recorded", chain.Head ?? throw new InvalidDataException($"the audit chain of run '{run.RunId}' has no end"));
    }
}
