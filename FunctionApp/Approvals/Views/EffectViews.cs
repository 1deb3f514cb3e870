using System.Text.Json;
using FunctionApp.Approvals.Gates;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Reading;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Approvals.Views;

/// <summary>Reads the exact payloads that a yes is about.</summary>
internal sealed class EffectViews(IConfiguration settings, BlobVault vault)
{
    private readonly Lazy<IReadOnlyList<ConnectorDefinition>> _connectors = new(
        () => HouseFile.Read<ConnectorsDefinition>(settings, "connectors.yaml").Connectors);

    public async Task<IReadOnlyList<EffectView>> ReadAsync(
        Gate gate, IReadOnlyDictionary<string, string> doubts, CancellationToken cancellation)
    {
        List<EffectView> views = [];
        foreach (PreparedEffect effect in gate.Covers)
        {
            using JsonDocument payload = JsonDocument.Parse(await vault.GetAsync(effect.Payload, cancellation));
            ConnectorDefinition? connector = _connectors.Value.FirstOrDefault(c => c.Id == effect.Connector);
            OperationDefinition? operation = connector?.Operations.FirstOrDefault(o => o.Id == effect.Operation);
            RunValues values = new RunValues().Add("payload", payload.RootElement);
            string to = string.Join(", ", (operation?.Recipient ?? []).Select(r => values.Text($"payload.{r}")).Where(t => t.Length > 0));
            views.Add(new(
                operation?.Title ?? Wording.Humanized(effect.Operation),
                connector?.Title ?? effect.Connector,
                to.Length > 0 ? to : null,
                PayloadFields.Of(effect.StepId, payload.RootElement, gate.Policy.Editable, operation?.Recipient ?? [], doubts),
                effect.Irreversible,
                effect.Sandboxed));
        }

        return views;
    }
}
