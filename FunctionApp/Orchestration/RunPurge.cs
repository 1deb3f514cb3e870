using System.Globalization;
using System.Text;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Orchestration;

/// <summary>Erases what ended runs held, counted from their ending by the contract that each run is pinned to.</summary>
/// <remarks>
/// <para>Shape: gone are the item as it came in, its record, outputs, payloads and requests, and the durable instance; the audit
/// chain, the ledger, decisions, intake keys and numbers stay, without personal text.</para>
/// <para>Guarantee: a run without its ending on the record is never touched; purging again changes nothing.</para>
/// </remarks>
public sealed class RunPurge(
    RunIndex index,
    AuditTrail audit,
    PinnedContracts contracts,
    BlobVault vault,
    IEnumerable<EraseRun> rooms,
    TimeProvider time,
    ILogger<RunPurge> log)
{
    private const int MostTogether = 500;

    // No contract may keep content for less.
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    /// <summary>Purges what is due, workflow by workflow; each has an entry on its chain of the day.</summary>
    public async Task<IReadOnlyList<(string Workflow, int Runs)>> RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        List<(string Workflow, int Runs)> purged = [];
        foreach (string workflow in await index.WorkflowsAsync(cancellation))
        {
            List<RunSummary> gone = [];
            await foreach (RunSummary run in index.SettledAsync(workflow, time.GetUtcNow() - Shortest, cancellation))
            {
                if (gone.Count < MostTogether && await IsDueAsync(run, client, cancellation))
                {
                    await EraseAsync(run, client, cancellation);
                    gone.Add(run);
                }
            }

            if (gone.Count > 0)
            {
                await TellAsync(workflow, gone, cancellation);
                purged.Add((workflow, gone.Count));
            }
        }

        return purged;
    }

    private async Task<bool> IsDueAsync(RunSummary run, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await RetentionAsync(run, cancellation) is not { } retention || run.ChangedUtc + retention > time.GetUtcNow())
        {
            return false;
        }

        AuditExtract chain = await audit.ReadAsync(run.RunId, cancellation);
        return chain.Entries.LastOrDefault(e => e.Event.Kind == RunEventKind.RunEnded) is { } ending
            && ending.Event.AtUtc + retention <= time.GetUtcNow()
            && await client.GetInstanceAsync(run.RunId, getInputsAndOutputs: false, cancellation) is null or { IsCompleted: true };
    }

    private async Task<TimeSpan?> RetentionAsync(RunSummary run, CancellationToken cancellation)
    {
        try
        {
            return await audit.PinOfAsync(run.RunId, cancellation) is { } pin
                ? (await contracts.GetAsync(pin, cancellation)).Definition.Retention
                : null;
        }
        catch (InvalidDataException e)
        {
            OrchestrationLog.RetentionUnknown(log, e, run.Workflow, run.RunId);
            return null;
        }
    }

    // The instance goes last: as long as it is there, an interrupted purge is seen in the portal too.
    private async Task EraseAsync(RunSummary run, DurableTaskClient client, CancellationToken cancellation)
    {
        await vault.EraseAsync(StorageNames.IntakePayloads, $"{run.Workflow}/{run.RunId}/", cancellation);
        await vault.EraseAsync(StorageNames.RunContents, $"{run.RunId}/", cancellation);
        foreach (EraseRun erase in rooms)
        {
            await erase(run.RunId, cancellation);
        }

        await client.PurgeInstanceAsync(run.RunId, cancellation);
    }

    /// <summary>The entry comes before the marks: a crash in between purges nothing twice and tells it once that day.</summary>
    private async Task TellAsync(string workflow, List<RunSummary> gone, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        string which = BlobVault.Sha256Of(Encoding.UTF8.GetBytes(string.Join('|', gone.Select(r => r.RunId).Order(StringComparer.Ordinal))));
        await audit.AppendAsync(
            $"{workflow}:{now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
            $"purged|{which}",
            [new(
                RunEventKind.ContentPurged,
                now,
                "retention",
                "purged",
                Facts: [new("runs", FactKind.Number, gone.Count.ToString(CultureInfo.InvariantCulture)), new("runs_sha256", FactKind.Text, which)])],
            cancellation);
        foreach (RunSummary run in gone)
        {
            await index.MarkPurgedAsync(run, now, cancellation);
        }
    }
}
