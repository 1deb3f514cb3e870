using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Kpis;

/// <summary>Asks the expansion gate for a workflow by its numbers and its contract, for the API and the pages.</summary>
public sealed class ExpansionDesk(KpiStore store, ContractCatalog catalog)
{
    /// <summary>The gate's answer over some days; null for a workflow without a readable contract.</summary>
    /// <remarks><para>Shape: judged by the version that new runs start on, else by the highest one that can be read.</para></remarks>
    public async Task<ExpansionVerdict?> AskAsync(string workflow, KpiDays days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(days);
        WorkflowDefinition? contract = await catalog.LookAsync(workflow, cancellation) is CatalogVerdict.Active active
            ? active.Contract.Definition
            : catalog.Versions(workflow).Select(v => v.Definition).FirstOrDefault(d => d is not null);
        return contract is null
            ? null
            : ExpansionGate.Of(contract.Kpis, await store.ReadAsync(workflow, days.From, days.To, cancellation));
    }
}
