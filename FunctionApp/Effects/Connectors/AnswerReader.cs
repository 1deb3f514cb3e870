using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects.Connectors;

/// <summary>Turns a target's answer into a receipt by the operation's declaration; pure.</summary>
internal static class AnswerReader
{
    /// <summary>What the answer to an act means.</summary>
    public static EffectReceipt Receipt(OperationDefinition operation, HttpAnswer answer)
    {
        AnswerDefinition rules = operation.Answer ?? new();
        if (Holds(rules.NotAppliedWhen, answer))
        {
            return new EffectReceipt.NotApplied(EffectCodes.TargetBusy, answer.RetryAfter);
        }

        if (Holds(rules.RefusedWhen, answer))
        {
            return new EffectReceipt.Refused(EffectCodes.RefusedByTarget);
        }

        return Listed(rules, answer) ?? answer.Status switch
        {
            >= 200 and < 300 => Applied(rules, answer),
            401 or 403 => new EffectReceipt.NotApplied(EffectCodes.NotAuthorized, answer.RetryAfter),
            429 or 503 => new EffectReceipt.NotApplied(EffectCodes.TargetBusy, answer.RetryAfter),
            >= 300 and < 400 => new EffectReceipt.Refused(EffectCodes.AddressRefused),
            >= 400 and < 500 and not 408 => new EffectReceipt.Refused(EffectCodes.RefusedByTarget),
            _ => new EffectReceipt.InDoubt(EffectCodes.NoAnswer),
        };
    }

    /// <summary>What the answer to a look-up means: found, surely not there, or not said.</summary>
    public static EffectReceipt Found(FindDefinition find, IReadOnlyList<string> keys, HttpAnswer answer)
    {
        if (find.Items is null)
        {
            return answer.Status switch
            {
                200 => new EffectReceipt.Applied(Reference(find.ExternalRef, answer.Body)),
                404 => new EffectReceipt.NotApplied(EffectCodes.NotSent, null),
                _ => new EffectReceipt.InDoubt(EffectCodes.StillInDoubt),
            };
        }

        if (answer.Status != 200 || answer.Body is not { } body
            || JsonPointer.Find(body, find.Items) is not { ValueKind: JsonValueKind.Array } items)
        {
            return new EffectReceipt.InDoubt(EffectCodes.StillInDoubt);
        }

        foreach (JsonElement item in items.EnumerateArray())
        {
            if (JsonPointer.Find(item, find.Where ?? "") is { } value && keys.Contains(value.ToString()))
            {
                return new EffectReceipt.Applied(Reference(find.ExternalRef, item));
            }
        }

        return new EffectReceipt.NotApplied(EffectCodes.NotSent, null);
    }

    private static EffectReceipt? Listed(AnswerDefinition rules, HttpAnswer answer) =>
        rules.Applied?.Contains(answer.Status) == true ? Applied(rules, answer)
        : rules.NotApplied?.Contains(answer.Status) == true ? new EffectReceipt.NotApplied(EffectCodes.TargetBusy, answer.RetryAfter)
        : rules.Refused?.Contains(answer.Status) == true ? new EffectReceipt.Refused(EffectCodes.RefusedByTarget)
        : null;

    private static EffectReceipt.Applied Applied(AnswerDefinition rules, HttpAnswer answer) =>
        new(Reference(rules.ExternalRef, answer.Body));

    private static bool Holds(ConditionDefinition? condition, HttpAnswer answer) =>
        condition is not null && answer.Body is { } body
        && Conditions.Hold(condition, NamedFacts.Of("answer", body, [.. Conditions.Paths(condition)]));

    private static string Reference(string? pointer, JsonElement? body) =>
        pointer is not null && body is { } document && JsonPointer.Find(document, pointer) is { } found ? found.ToString() : "";
}
