using System.Text.Json;
using FunctionApp.Effects.Connectors;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects;

/// <summary>Everything an act needs, fetched and fixed: the contract, the call and the ledger's wish.</summary>
internal sealed record EffectSetting(PinnedContract Contract, StepDefinition Step, ConnectorCall Call, LedgerWish Wish)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);

    // The call has to end before the interpreter gives up on the activity around it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <summary>Fetches it; null when a receipt that the payload waits for is not there.</summary>
    public static async Task<EffectSetting?> OfAsync(
        PinnedContracts contracts,
        ConnectorCatalog connectors,
        BlobVault vault,
        (RunScope Run, PreparedEffect Effect, int Attempt, IReadOnlyList<Fact> Receipts) act,
        string owner,
        CancellationToken cancellation)
    {
        (RunScope run, PreparedEffect effect, int attempt, IReadOnlyList<Fact> receipts) = act;
        PinnedContract contract = await contracts.GetAsync(run.Contract, cancellation);
        StepDefinition step = contract.Step(effect.StepId);
        ConnectorDefinition connector = connectors.Get(effect.Connector);
        JsonElement payload;
        try
        {
            using JsonDocument holed = JsonDocument.Parse(await vault.GetAsync(effect.Payload, cancellation));
            payload = MappedDocument.Fill(holed.RootElement, path => receipts.LastOrDefault(r => r.Path == path)?.Value);
        }
        catch (InvalidDataException) when (effect.Holes.Any(h => receipts.All(r => r.Path != h)))
        {
            return null;
        }

        TimeSpan limit = connector.Timeout ?? DefaultTimeout;
        if (step.OnFailure is { } policy && policy.Timeout - Margin < limit && policy.Timeout > Margin * 2)
        {
            limit = policy.Timeout - Margin;
        }

        ConnectorCall call = new(
            connector, connector.Operation(effect.Operation), payload, effect.IdempotencyKey, run.RunId, effect.StepId, limit);
        LedgerWish wish = new(
            LedgerAddress.Of(effect, run.RunId, contract.Pin.ContractId),
            run.RunId,
            effect.StepId,
            connector.Id,
            effect.Operation,
            effect.IdempotencyKey,
            BlobVault.Sha256Of(CanonicalJson.Bytes(payload)),
            attempt,
            owner,
            limit,
            LedgerAddress.IsUndo(effect.IdempotencyKey),
            effect.Sandboxed);
        return new(contract, step, call, wish);
    }
}
