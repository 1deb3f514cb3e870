using FunctionApp.Effects.Connectors;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Effects;

/// <summary>Clears a doubt by a target that honours the key, by the declared look-up, or by a person's word.</summary>
public sealed class DoubtResolver
{
    private static readonly TimeSpan DefaultSettle = TimeSpan.FromMinutes(1);

    private readonly PinnedContracts _contracts;
    private readonly ConnectorCatalog _catalog;
    private readonly ConnectorSet _connectors;
    private readonly EffectLedger _ledger;
    private readonly BlobVault _vault;
    private readonly TimeProvider _clock;

    internal DoubtResolver(
        PinnedContracts contracts,
        ConnectorCatalog catalog,
        ConnectorSet connectors,
        EffectLedger ledger,
        BlobVault vault,
        TimeProvider clock)
    {
        _contracts = contracts;
        _catalog = catalog;
        _connectors = connectors;
        _ledger = ledger;
        _vault = vault;
        _clock = clock;
    }

    /// <summary>What is known now.</summary>
    internal async Task<EffectReceipt> ResolveAsync(DoubtInvocation doubt, string owner, CancellationToken cancellation)
    {
        EffectSetting? setting = await EffectSetting.OfAsync(
            _contracts, _catalog, _vault, (doubt.Run, doubt.Effect, 0, doubt.Receipts), owner, cancellation);
        if (setting is null)
        {
            // The payload could not even be completed, so it was never sent.
            return new EffectReceipt.NotApplied(EffectCodes.ValueMissing, null);
        }

        LedgerClaim claim = await _ledger.ClaimDoubtAsync(setting.Wish, cancellation);
        if (claim.Mine is not { } row)
        {
            return claim.Standing!;
        }

        EffectReceipt found = doubt.Answer is { } answer ? Said(answer) : await AskAsync(setting, doubt.Effect, row, cancellation);
        if (found is EffectReceipt.InDoubt or EffectReceipt.Busy)
        {
            await _ledger.ReleaseDoubtAsync(row, cancellation);
            return found;
        }

        EffectReceipt settled = await _ledger.AnswerAsync(row, found, doubt.By ?? "target", cancellation);
        if (setting.Wish.Compensates && settled is EffectReceipt.Applied or EffectReceipt.AlreadyApplied)
        {
            await _ledger.MarkCompensatedAsync(setting.Wish.Address.Undone(), cancellation);
        }

        return settled;
    }

    private static EffectReceipt Said(string answer) => answer switch
    {
        "it_was_done" => new EffectReceipt.Applied("stated-by-person"),
        "it_was_not" => new EffectReceipt.NotApplied(EffectCodes.NotSent, null),
        _ => new EffectReceipt.InDoubt(EffectCodes.StillInDoubt),
    };

    private async Task<EffectReceipt> AskAsync(
        EffectSetting setting, PreparedEffect effect, LedgerRow row, CancellationToken cancellation)
    {
        OperationDefinition operation = setting.Call.Operation;
        IConnector connector = _connectors.For(setting.Call.Connector, effect.Sandboxed);
        switch (((StepWork.Effect)setting.Step.Do).InDoubt?.By)
        {
            case DoubtResolution.TargetHonoursKey when operation.HonoursKey || effect.Sandboxed:
                // A target that honours the key answers a second sending with what became of the first.
                EffectReceipt again = await connector.ActAsync(setting.Call, cancellation);
                return again is EffectReceipt.NotApplied no ? new EffectReceipt.Busy(no.RetryAfter ?? DefaultSettle) : again;
            case DoubtResolution.TargetHonoursKey or DoubtResolution.Lookup when operation.Find is not null || effect.Sandboxed:
                return Settled(await connector.FindAsync(setting.Call, cancellation), operation, row);
            default:
                return new EffectReceipt.InDoubt(EffectCodes.StillInDoubt);
        }
    }

    private EffectReceipt Settled(EffectReceipt found, OperationDefinition operation, LedgerRow row)
    {
        TimeSpan left = row.ActedUtc + (operation.Find?.Settle ?? DefaultSettle) - _clock.GetUtcNow();
        return found is EffectReceipt.NotApplied && left > TimeSpan.Zero ? new EffectReceipt.Busy(left) : found;
    }
}
