using System.Text.Json;
using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Approvals.Views;

/// <summary>Gathers what a person is shown from the gate, its contract and the stored documents.</summary>
internal sealed class GateViewReader(PinnedContracts contracts, EffectViews effects, PeopleCatalog people, BlobVault vault)
{
    public async Task<GateView> ReadAsync(Gate gate, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(gate.Contract, cancellation);
        ReadOnlyMemory<byte> stored = await vault.GetAsync(gate.Request, cancellation);
        ApprovalRequest request = JsonSerializer.Deserialize<ApprovalRequest>(stored.Span, HandshakeJson.Wire)!;
        StepDefinition step = contract.Step(gate.StepId);
        IReadOnlyList<EffectView> shown = await effects.ReadAsync(
            gate, await DoubtsAsync(contract, request, cancellation), cancellation);
        return new(
            gate,
            Title(gate.Kind, step.Title ?? step.Id, shown),
            contract.Definition.Title,
            step.Title ?? step.Id,
            contract.Definition.RiskTier,
            contract.Definition.Calendar?.TimeZone,
            shown,
            WhyAsked.Sentences(request, contract),
            await ItemAsync(request, contract.Definition.Input, cancellation),
            Endings.OnYes(gate, shown.Count),
            Endings.OnNo(gate),
            Endings.OnSilence(gate, step),
            gate.Kind == ApprovalKind.Manual ? ManualWork.Fields(contract, gate.StepId) : [],
            [.. people.Everybody.Where(p => !gate.Asked.Contains(p.Id) && !(gate.Policy.NotRequester && GateOpening.Is(p, gate.Requester)))],
            await EvidenceAsync(request, contract.Definition, cancellation));
    }

    private static string Title(ApprovalKind kind, string step, IReadOnlyList<EffectView> effects)
    {
        string what = effects.Count == 1 ? effects[0].Title : step;
        return kind switch
        {
            ApprovalKind.Approve when effects.Count == 1 => $"{what}?",
            ApprovalKind.Approve when what.EndsWith('?') => what,
            ApprovalKind.Approve => $"May this be done? {what}",
            ApprovalKind.Manual => $"Please do this step yourself: {what}",
            ApprovalKind.Doubt => $"Was this done? {what}",
            ApprovalKind.Rollback => $"This could not be undone: {what}",
            ApprovalKind.Incident => $"A run stands still: {what}",
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> DoubtsAsync(
        PinnedContract contract, ApprovalRequest request, CancellationToken cancellation) =>
        FieldDoubts.Of(
            contract,
            (await OutputsAsync(contract.Definition.Steps.Where(s => s.Do is StepWork.Extract), request, cancellation))
            .ToDictionary(o => o.Step.Id, o => o.Output));

    private async Task<GateEvidence> EvidenceAsync(ApprovalRequest request, WorkflowDefinition contract, CancellationToken cancellation) =>
        GateEvidence.Of(await OutputsAsync(contract.Steps.Where(s => GateEvidence.Speaks(s.Do)), request, cancellation));

    private async Task<IReadOnlyList<(StepDefinition Step, JsonElement Output)>> OutputsAsync(
        IEnumerable<StepDefinition> steps, ApprovalRequest request, CancellationToken cancellation)
    {
        List<(StepDefinition Step, JsonElement Output)> outputs = [];
        foreach (StepDefinition step in steps)
        {
            if (request.Values.FirstOrDefault(v => v.Name == $"steps.{step.Id}") is { } output)
            {
                using JsonDocument document = JsonDocument.Parse(await vault.GetAsync(output.Ref, cancellation));
                outputs.Add((step, document.RootElement.Clone()));
            }
        }

        return outputs;
    }

    private async Task<IReadOnlyList<FieldView>> ItemAsync(
        ApprovalRequest request, InputDefinition input, CancellationToken cancellation)
    {
        if (request.Values.FirstOrDefault(v => v.Name == "record") is not { } record)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(await vault.GetAsync(record.Ref, cancellation));
        return
        [
            .. input.Fields
                .Where(f => document.RootElement.TryGetProperty(f.Name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                .Select(f => new FieldView(
                    f.Title ?? Wording.Humanized(f.Name),
                    f.Sensitivity == Sensitivity.Secret ? "(hidden)" : document.RootElement.GetProperty(f.Name).ToString())),
        ];
    }
}
