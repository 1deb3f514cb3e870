using System.Text;
using System.Text.Json;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects;

/// <summary>Idempotency keys: what makes an effect the same effect. No attempt is ever part of one.</summary>
internal static class EffectKeys
{
    public static string Of(StepInvocation invocation, PinnedContract contract, StepWork.Effect work, RunValues values)
    {
        if (work.Idempotency.Scope == IdempotencyScope.Run)
        {
            return LedgerAddress.RunKey(invocation.Run.RunId, invocation.StepId);
        }

        List<string> parts = [contract.Pin.ContractId, work.Connector, work.Operation];
        foreach (string path in work.Idempotency.Key ?? [])
        {
            string value = values.Text(path).Trim();
            parts.Add(value.Length > 0
                ? value.ToLowerInvariant()
                : throw new InvalidDataException($"step '{invocation.StepId}': its business key names '{path}', which has no value"));
        }

        return LedgerAddress.BusinessKey(BlobVault.Sha256Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))));
    }
}
