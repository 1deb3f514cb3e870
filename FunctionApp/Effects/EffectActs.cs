using FunctionApp.Effects.Connectors;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.Effects;

/// <summary>Acts on targets: the row before, the call, the row after.</summary>
public sealed class EffectActs
{
    private static readonly TimeSpan StoppedRetry = TimeSpan.FromMinutes(5);

    private readonly PinnedContracts _contracts;
    private readonly ConnectorCatalog _catalog;
    private readonly ConnectorSet _connectors;
    private readonly EffectLedger _ledger;
    private readonly VendorRates _rates;
    private readonly ContractSwitches _switches;
    private readonly BlobVault _vault;
    private readonly EffectAlerts _alerts;
    private readonly ConnectorHealth _health;

    internal EffectActs(
        PinnedContracts contracts,
        ConnectorCatalog catalog,
        ConnectorSet connectors,
        EffectLedger ledger,
        VendorRates rates,
        ContractSwitches switches,
        BlobVault vault,
        EffectAlerts alerts,
        ConnectorHealth health)
    {
        _contracts = contracts;
        _catalog = catalog;
        _connectors = connectors;
        _ledger = ledger;
        _rates = rates;
        _switches = switches;
        _vault = vault;
        _alerts = alerts;
        _health = health;
    }

    /// <summary>Applies an effect, or says why not.</summary>
    internal async Task<EffectReceipt> ApplyAsync(EffectIntent intent, string owner, CancellationToken cancellation)
    {
        PreparedEffect effect = intent.Effect;
        if (intent.ApprovedSha256 is { } approved && approved != effect.Payload.Sha256)
        {
            return await RefuseAsync(intent, EffectCodes.NotWhatWasApproved, cancellation);
        }

        EffectSetting? setting = await EffectSetting.OfAsync(
            _contracts, _catalog, _vault, (intent.Run, effect, intent.Attempt, intent.Receipts), owner, cancellation);
        if (setting is null)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        if (!effect.Sandboxed && !_catalog.IsConnected(setting.Call.Connector))
        {
            // What was approved as real must not end in the sandbox because a setting went away.
            return new EffectReceipt.NotApplied(EffectCodes.NotConnected, null);
        }

        if (await HeldAsync(setting, intent, cancellation) is { } held)
        {
            return held;
        }

        LedgerClaim claim = await _ledger.ClaimAsync(setting.Wish, cancellation);
        if (claim.Alert)
        {
            return await RefuseAsync(intent, EffectCodes.KeyReused, cancellation);
        }

        EffectReceipt receipt = claim.Standing ?? await ActAsync(setting, intent, claim.Mine!, cancellation);
        if (setting.Wish.Compensates && receipt is EffectReceipt.Applied or EffectReceipt.AlreadyApplied)
        {
            await _ledger.MarkCompensatedAsync(setting.Wish.Address.Undone(), cancellation);
        }

        return receipt;
    }

    /// <summary>Why it may not be sent now: an operator's stop, a connector that is down, a rate that is used up.</summary>
    private async Task<EffectReceipt?> HeldAsync(EffectSetting setting, EffectIntent intent, CancellationToken cancellation)
    {
        PreparedEffect effect = intent.Effect;
        if (await _switches.StopOfAsync(setting.Contract.Pin.ContractId, effect.StepId, effect.Connector, cancellation) is not null)
        {
            return new EffectReceipt.NotApplied(EffectCodes.Stopped, StoppedRetry);
        }

        if (!effect.Sandboxed && await _health.HoldAsync(setting.Contract, intent.Run.RunId, effect, cancellation) is { } hold)
        {
            return new EffectReceipt.NotApplied(EffectCodes.HeldBack, hold);
        }

        if (await _rates.WaitAsync(setting.Contract, effect.Connector, cancellation) is { } wait)
        {
            return new EffectReceipt.NotApplied(EffectCodes.RateUsedUp, wait);
        }

        return null;
    }

    private async Task<EffectReceipt> ActAsync(
        EffectSetting setting, EffectIntent intent, LedgerRow row, CancellationToken cancellation)
    {
        IConnector connector = _connectors.For(setting.Call.Connector, intent.Effect.Sandboxed);
        EffectReceipt answer = intent.Effect.Sandboxed
            ? await connector.ActAsync(setting.Call, cancellation)
            : await _health.WatchAsync(setting.Contract, intent, token => connector.ActAsync(setting.Call, token), cancellation);
        return await _ledger.AnswerAsync(row, answer, null, cancellation);
    }

    private async Task<EffectReceipt> RefuseAsync(EffectIntent intent, string code, CancellationToken cancellation)
    {
        await _alerts.RaiseAsync(intent.Run.RunId, intent.Effect, code, cancellation);
        return new EffectReceipt.Refused(code);
    }
}
