using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Approvals;

/// <summary>A step's work done by a person: what is asked for, and the output made of it.</summary>
internal sealed class ManualWork(PinnedContracts contracts, BlobVault vault, ReadFields readFields)
{
    /// <summary>The fields a person fills in; empty for a step that no person can do by a form.</summary>
    public static IReadOnlyList<ManualField> Fields(PinnedContract contract, string stepId) => contract.Step(stepId).Do switch
    {
        StepWork.Classify classify => [new("label", "What is it about?", Labels(contract, classify.Training), false)],
        StepWork.Generate => [new("text", "Text", [], true)],
        StepWork.Summarize => [new("text", "Summary", [], true)],
        StepWork.Extract extract => ManualDocument.Fields(extract),
        _ => [],
    };

    /// <summary>Stores the output; null when something is missing or not one of the choices.</summary>
    public async Task<BlobRef?> StoreAsync(Gate gate, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(gate.Contract, cancellation);
        IReadOnlyList<ManualField> fields = Fields(contract, gate.StepId);
        if (fields.Count == 0 || fields.Any(f => !Fits(f, given)))
        {
            return null;
        }

        StepWork work = contract.Step(gate.StepId).Do;
        if ((work is StepWork.Extract extract ? ManualDocument.Output(extract, given, readFields) : Output(work, fields, given)) is not { } output)
        {
            return null;
        }

        byte[] bytes = CanonicalJson.Bytes(output);
        string name = $"{gate.RunId}/steps/{gate.StepId}.manual.{BlobVault.Sha256Of(bytes)[..12]}.json";
        return await vault.PutAsync(StorageNames.RunContents, name, bytes, "application/json", cancellation);
    }

    private static bool Fits(ManualField field, IReadOnlyDictionary<string, string> given) =>
        given.GetValueOrDefault(field.Name) is { } value && !string.IsNullOrWhiteSpace(value)
            ? field.Choices.Count == 0 || field.Choices.Contains(value)
            : field.Optional;

    // A person is as sure as a step can be; what reads the output finds the members that the machine would have given.
    private static JsonElement? Output(StepWork work, IReadOnlyList<ManualField> fields, IReadOnlyDictionary<string, string> given)
    {
        JsonDraft draft = new();
        foreach (ManualField field in fields)
        {
            draft.Set(field.Name, JsonValue.Create(given[field.Name].ReplaceLineEndings("\n").Trim()));
        }

        draft.Set("manual", JsonValue.Create(true));
        draft.Set("confidence", JsonValue.Create(1.0));
        return work switch
        {
            StepWork.Classify => draft.Set("out_of_scope", JsonValue.Create(false)).ToElement(),
            StepWork.Generate => draft.Set("holding", JsonValue.Create(false)).ToElement(),
            _ => draft.ToElement(),
        };
    }

    private static IReadOnlyList<string> Labels(PinnedContract contract, string folder) =>
        [.. contract.FilesUnder(folder).Select(f => Path.GetFileNameWithoutExtension(f)).Distinct().Order(StringComparer.Ordinal)];
}
