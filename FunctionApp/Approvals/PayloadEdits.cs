using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Approvals;

/// <summary>Makes the payloads that a reviewer's changes lead to; only the fields that the contract lists can be changed.</summary>
internal sealed class PayloadEdits(BlobVault vault)
{
    private const int MostCharacters = 20_000;

    /// <summary>The payloads after the changes; null when one is not allowed.</summary>
    public async Task<(IReadOnlyList<PreparedEffect> Covers, IReadOnlyList<TextChange> Changes)?> ApplyAsync(
        Gate gate, IReadOnlyDictionary<string, string> edits, CancellationToken cancellation)
    {
        if (edits.Any(e => !gate.Policy.Editable.Contains(e.Key) || string.IsNullOrWhiteSpace(e.Value) || e.Value.Length > MostCharacters))
        {
            return null;
        }

        List<PreparedEffect> covers = [];
        List<TextChange> changes = [];
        foreach (PreparedEffect effect in gate.Covers)
        {
            string prefix = effect.StepId + ".";
            Dictionary<string, string> own = edits.Where(e => e.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(e => e.Key[prefix.Length..], e => e.Value.ReplaceLineEndings("\n").TrimEnd());
            if ((own.Count == 0 ? effect : await ChangeAsync(gate, effect, own, changes, cancellation)) is not { } covered)
            {
                return null;
            }

            covers.Add(covered);
        }

        return (covers, changes);
    }

    private async Task<PreparedEffect?> ChangeAsync(
        Gate gate, PreparedEffect effect, Dictionary<string, string> fields, List<TextChange> changes, CancellationToken cancellation)
    {
        using JsonDocument before = JsonDocument.Parse(await vault.GetAsync(effect.Payload, cancellation));
        RunValues values = new RunValues().Add("payload", before.RootElement);
        JsonDraft draft = new(before.RootElement);
        int known = changes.Count;
        foreach ((string field, string after) in fields)
        {
            string text = values.Text($"payload.{field}");
            if (text.ReplaceLineEndings("\n").TrimEnd() != after)
            {
                if (Typed(values.Find($"payload.{field}"), after) is not { } value)
                {
                    return null;
                }

                draft.Set(field, value);
                changes.Add(new($"{effect.StepId}.{field}", text, after, EditDistance.Of(text, after)));
            }
        }

        if (changes.Count == known)
        {
            return effect;
        }

        byte[] payload = CanonicalJson.Bytes(draft.ToElement());
        string name = $"{gate.RunId}/effects/{effect.StepId}.{BlobVault.Sha256Of(payload)[..12]}.json";
        return effect with { Payload = await vault.PutAsync(StorageNames.RunContents, name, payload, "application/json", cancellation) };
    }

    // An amount stays a number; the other side would take a text for something else.
    private static JsonValue? Typed(JsonElement? before, string after) => before is not { ValueKind: JsonValueKind.Number }
        ? JsonValue.Create(after)
        : decimal.TryParse(after, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? JsonValue.Create(number)
            : null;
}
