using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Stands in for a target that is not set up: writes down what would have been sent.</summary>
internal sealed class SandboxConnector(SandboxStore store) : IConnector
{
    public ConnectorKind Kind => ConnectorKind.Sandbox;

    public async Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation)
    {
        HttpRequestDraft? draft = call.Connector.Kind == ConnectorKind.Http ? HttpRequestDraft.Of(call) : null;
        if (draft is null && call.Connector.Kind == ConnectorKind.Http)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        JsonElement body = draft?.Body is { } bytes && draft.ContentType == "application/json"
            ? JsonSerializer.Deserialize<JsonElement>(bytes, HandshakeJson.Wire)
            : call.Payload;
        await store.KeepAsync(call, draft?.Method ?? call.Operation.Id, draft?.Path ?? "", body, cancellation);
        return new EffectReceipt.Applied(Reference(call.Key));
    }

    public async Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation) =>
        await store.HasAsync(call, cancellation)
            ? new EffectReceipt.Applied(Reference(call.Key))
            : new EffectReceipt.NotApplied(EffectCodes.NotSent, null);

    private static string Reference(string key) => $"sandbox-{BlobVault.Sha256Of(System.Text.Encoding.UTF8.GetBytes(key))[..12]}";
}
