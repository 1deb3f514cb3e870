using System.Text.Json;
using FunctionApp.Audit;
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
            new(FactNames.Connector, FactKind.Text, effect.Connector),
            new(FactNames.Operation, FactKind.Text, effect.Operation),
            new(FactNames.Sandboxed, FactKind.Truth, effect.Sandboxed ? "true" : "false"),
            .. ReferenceOf(receipt) is { Length: > 0 } reference ? [new(FactNames.ExternalRef, FactKind.Text, reference)] : Array.Empty<Fact>(),
        ]);

    private static string? CodeOf(EffectReceipt receipt) => receipt switch
    {
        EffectReceipt.NotApplied no => no.Code,
        EffectReceipt.Refused no => no.Code,
        EffectReceipt.InDoubt doubt => doubt.Code,
        _ => null,
    };

    private static string? ReferenceOf(EffectReceipt receipt) => receipt switch
    {
        EffectReceipt.Applied done => done.ExternalRef,
        EffectReceipt.AlreadyApplied done => done.ExternalRef,
        _ => null,
    };
}
