using System.Globalization;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Items;

/// <summary>Counts the items that a step runs over, before the first of them is touched.</summary>
public sealed class CountItemsActivity(AuditTrail audit, PinnedContracts contracts, BlobVault vault, TimeProvider time)
{
    /// <summary>Answers with the count, or with why the list cannot be taken.</summary>
    /// <remarks>
    /// <para>Guarantee: at least once; the first count stands.</para>
    /// <para>Errors: STP030 more items than the contract allows, STP031 no list.</para>
    /// </remarks>
    [Function(FunctionNames.CountItems)]
    public Task<Recorded<ItemList>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        return audit.RecordOnceAsync(
            invocation.Run, invocation.StepId, invocation.Attempt, "items", token => CountAsync(invocation, token), cancellation);
    }

    private async Task<(ItemList Outcome, RunEvent Event)> CountAsync(StepInvocation invocation, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(invocation.Run.Contract, cancellation);
        ForEachDefinition each = contract.Step(invocation.StepId).ForEach
            ?? throw new InvalidDataException($"step '{invocation.StepId}' runs over no list");
        RunValues values = await RunValues.LoadAsync(vault, invocation.Values, cancellation);
        int? count = ItemPlace.Count(each, values);
        string? code = count is null ? "STP031" : count > each.Max ? "STP030" : null;
        RunEvent told = new(
            code is null ? RunEventKind.ItemsCounted : RunEventKind.StepFailed, time.GetUtcNow(), "steps",
            code is null ? count!.Value.ToString(CultureInfo.InvariantCulture) : "failed",
            invocation.StepId, invocation.Attempt, code);
        return (new(count ?? 0, code is null ? null : new(code, FailureCategory.Permanent)), told);
    }
}
