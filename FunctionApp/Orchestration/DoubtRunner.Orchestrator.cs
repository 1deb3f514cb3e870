using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Finds out whether an effect happened: from the target where the contract says so, else from a person.</summary>
internal sealed class DoubtRunner(RunThread run, GateRunner gates, Func<int> nextAsk)
{
    private const int Asks = 5;

    public async Task<EffectReceipt> ResolveAsync(
        StepDefinition step, InDoubtDefinition? inDoubt, PreparedEffect prepared, IReadOnlyList<Fact> receipts)
    {
        TimeSpan within = inDoubt?.Within ?? TimeSpan.FromHours(24);
        if (inDoubt is { By: not DoubtResolution.Person })
        {
            for (int i = 0; i < Asks; i++)
            {
                EffectReceipt receipt = await AskAsync(prepared, nextAsk(), receipts);
                if (receipt is not (EffectReceipt.InDoubt or EffectReceipt.Busy))
                {
                    return receipt;
                }

                await run.Durable.CreateTimer(within / (Asks * 4), CancellationToken.None);
            }
        }

        while (true)
        {
            // Also a run that is being stopped has to know what happened before anything is undone, so this gate stays open.
            ApprovalDecision? decision = await gates.AskAsync(
                step.Id, ApprovalKind.Doubt, [prepared], ["in_doubt"], inDoubt?.Tell ?? run.Contract.RollbackOwner, within,
                stoppable: false);
            if (decision is ApprovalDecision.Approved { Choice: { } choice } answer)
            {
                EffectReceipt receipt = await AskAsync(prepared, nextAsk(), receipts, choice, answer.By);
                if (receipt is not (EffectReceipt.InDoubt or EffectReceipt.Busy))
                {
                    return receipt;
                }
            }
        }
    }

    /// <summary>A question whose worker was lost answers nothing: the doubt stays.</summary>
    private async Task<EffectReceipt> AskAsync(
        PreparedEffect prepared, int ask, IReadOnlyList<Fact> receipts, string? choice = null, string? by = null)
    {
        try
        {
            return await run.CallAsync<EffectReceipt>(FunctionNames.ResolveDoubt, scope =>
                new DoubtInvocation(scope, prepared, ask, receipts, choice, by));
        }
        catch (TaskFailedException)
        {
            return new EffectReceipt.InDoubt("ORC010");
        }
    }
}
