using System.Text.Json;
using FunctionApp.Handoffs;

namespace FunctionApp.Effects;

/// <summary>What the record is told of an effect: codes, the key and a reference to the payload, never content.</summary>
internal static class EffectEvents
{
    public static RunEvent Of(
        RunEventKind kind, PreparedEffect effect, int attempt, EffectReceipt receipt, DateTimeOffset atUtc, string actor) => new(
        kind,
        atUtc,
        actor,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(receipt.Kind.ToString()),
        effect.StepId,
        attempt,
        CodeOf(receipt),
        Refs: [new("payload", effect.Payload)],
        Facts:
        [
            new("effect.key", FactKind.Text, effect.IdempotencyKey),
            new("effect.target", FactKind.Text, $"{effect.Connector}.{effect.Operation}"),
            new("effect.sandboxed", FactKind.Truth, effect.Sandboxed ? "true" : "false"),
        ]);

    private static string? CodeOf(EffectReceipt receipt) => receipt switch
    {
        EffectReceipt.NotApplied no => no.Code,
        EffectReceipt.Refused no => no.Code,
        EffectReceipt.InDoubt doubt => doubt.Code,
        _ => null,
    };
}
