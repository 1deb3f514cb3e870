using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Orchestration.Limits;

/// <summary>Moves the line of a workflow: in the order of arrival, whoever gets what the limits want is started.</summary>
/// <remarks>
/// <para>Guarantee: several may pump at once; a run is started once, a slot and an order key belong to one run. A crash at any point
/// leaves rows from which the next pump goes on.</para>
/// </remarks>
internal sealed class RunPump(RunLine line, DelayRecord record, BlobVault vault)
{
    /// <summary>Every slot of the workflow is taken.</summary>
    internal const string SlotsTaken = "ORC020";

    /// <summary>A run with the same order key is before it.</summary>
    internal const string OrderKept = "ORC021";

    internal async Task PumpAsync(
        string workflow, LimitsDefinition? limits, DurableTaskClient client, CancellationToken cancellation)
    {
        List<QueuedRun> waiting = await line.WaitingAsync(workflow, cancellation);
        if (waiting.Count == 0)
        {
            return;
        }

        HashSet<string> taken = [.. (await line.HoldsAsync(workflow, cancellation)).Select(h => h.RowKey + " " + h.RunId)];
        HashSet<string> behind = new(StringComparer.Ordinal);
        bool full = false;
        foreach (QueuedRun run in waiting)
        {
            string? over = full ? SlotsTaken : await TakeAsync(run, limits, taken, behind, cancellation);
            full |= over == SlotsTaken;
            behind.Add(run.OrderKey);
            await (over is null ? BeginAsync(run, client, cancellation) : TellAsync(run, over, cancellation));
        }
    }

    /// <summary>Lets go of everything that a run holds; false when it held nothing.</summary>
    internal async Task<bool> ReleaseAsync(string workflow, string runId, CancellationToken cancellation)
    {
        List<RunHold> held = await line.HeldByAsync(workflow, runId, cancellation);
        foreach (RunHold hold in held)
        {
            await line.RemoveAsync(hold, cancellation);
        }

        return held.Count > 0;
    }

    private async Task<string?> TakeAsync(
        QueuedRun run, LimitsDefinition? limits, HashSet<string> taken, HashSet<string> behind, CancellationToken cancellation)
    {
        if (limits?.OrderedBy is not null && run.OrderKey.Length > 0
            && (behind.Contains(run.OrderKey)
                || !await line.HoldAsync(run.PartitionKey, RunHold.Keys + run.OrderKey, run.RunId, cancellation)))
        {
            return OrderKept;
        }

        return limits?.ConcurrentRuns is { } slots && !await TakeSlotAsync(run, slots, taken, cancellation) ? SlotsTaken : null;
    }

    private async Task<bool> TakeSlotAsync(QueuedRun run, int slots, HashSet<string> taken, CancellationToken cancellation)
    {
        string[] names = [.. Enumerable.Range(0, slots).Select(RunLine.SlotOf)];
        if (names.Any(n => taken.Contains($"{n} {run.RunId}")))
        {
            return true;
        }

        foreach (string slot in names.Where(n => !taken.Any(t => t.StartsWith(n + " ", StringComparison.Ordinal))))
        {
            bool ours = await line.HoldAsync(run.PartitionKey, slot, run.RunId, cancellation);
            taken.Add($"{slot} {(ours ? run.RunId : "another run")}");
            if (ours)
            {
                return true;
            }
        }

        return false;
    }

    private async Task BeginAsync(QueuedRun run, DurableTaskClient client, CancellationToken cancellation)
    {
        if (run.Is(QueuedState.Telling))
        {
            // Its delay may be half told: it must stand on the record before the start does.
            await TellAsync(run, SlotsTaken, cancellation);
            if (!run.Is(QueuedState.Delayed))
            {
                return;
            }
        }
        else if (run.Is(QueuedState.Arrived) && !await line.MoveAsync(run, QueuedState.Starting, cancellation))
        {
            return;
        }

        ReadOnlyMemory<byte> stored = await vault.GetAsync(run.InputRef(), cancellation);
        RunInput input = JsonSerializer.Deserialize<RunInput>(stored.Span, HandshakeJson.Wire)!;
        bool begun = await RunStart.OnceAsync(client, input, cancellation);
        await line.LeaveAsync(run, cancellation);
        if (!begun && await client.GetInstanceAsync(run.RunId, cancellation) is { IsCompleted: true })
        {
            await ReleaseAsync(run.PartitionKey, run.RunId, cancellation);
        }
    }

    private async Task TellAsync(QueuedRun run, string code, CancellationToken cancellation)
    {
        bool claimed = run.Is(QueuedState.Arrived) || run.Is(QueuedState.Telling);
        if (claimed && await line.MoveAsync(run, QueuedState.Telling, cancellation))
        {
            await record.DelayedAsync(run, code, cancellation);
            await line.MoveAsync(run, QueuedState.Delayed, cancellation);
        }
    }
}
