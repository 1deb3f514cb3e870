using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Orchestration.Limits;

/// <summary>Puts on the record of a run that a limit delays it, once.</summary>
internal sealed class DelayRecord(AuditTrail audit, BlobVault vault, TimeProvider time)
{
    internal async Task DelayedAsync(QueuedRun run, string code, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> stored = await vault.GetAsync(run.InputRef(), cancellation);
        RunInput input = JsonSerializer.Deserialize<RunInput>(stored.Span, HandshakeJson.Wire)!;
        await audit.RecordOnceAsync(
            new RunScope(run.RunId, input.Contract, null, []), "", 0, "delay", _ => Task.FromResult(("delayed", Delayed(input, code))), cancellation);
    }

    private RunEvent Delayed(RunInput input, string code) => new(
        RunEventKind.RunDelayed,
        time.GetUtcNow(),
        "line",
        "delayed",
        Code: code,
        State: RunState.Delayed,
        Refs: [new("record", input.Record.Record)],
        Facts: [new("received_utc", FactKind.Text, input.ReceivedUtc.ToString("O"))]);
}
