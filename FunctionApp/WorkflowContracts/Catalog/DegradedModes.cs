using Azure;
using Azure.Data.Tables;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>The degraded modes that workflows are in: entered by what fails, ended by time, both on the record.</summary>
/// <remarks>
/// <para>Guarantee: read from the table at each question, so that all workers see a mode at once; a mode past its return counts no more.</para>
/// <para>Guarantee: entry and return stand on the workflow's chain of the day and on the record of each run that felt it, once each.</para>
/// </remarks>
public sealed class DegradedModes(TableServiceClient tables, AuditTrail audit, TimeProvider time)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.ContractStates);

    /// <summary>The modes that a contract's workflow is in now.</summary>
    public async Task<IReadOnlyList<DegradedMode>> OfAsync(PinnedContract contract, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Definition.DegradedModes is { Count: > 0 }
            ? await OfWorkflowAsync(contract.Pin.ContractId, cancellation)
            : [];
    }

    /// <summary>The modes that a workflow is in now.</summary>
    public async Task<IReadOnlyList<DegradedMode>> OfWorkflowAsync(string workflow, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. (await RowsAsync(cancellation)).Select(r => r.Read()).Where(m => m.Workflow == workflow && m.ReturnsUtc > now)];
    }

    /// <summary>Enters the mode that the contract declares for a cause; null where it declares none.</summary>
    public async Task<DegradedMode?> EnterAsync(
        PinnedContract contract, DegradedCause cause, string about, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Definition.DegradedModes?.FirstOrDefault(m => m.Cause == cause) is not { } declared)
        {
            return null;
        }

        while (true)
        {
            DateTimeOffset now = time.GetUtcNow();
            DegradedMode mode = new(contract.Pin.ContractId, declared.Id, cause, about, now, now + declared.ReturnAfter);
            if (await OwnWrites.AddAsync(_table, DegradedRow.Of(mode), cancellation) is not { } standing)
            {
                await TellEnteredAsync(mode, cancellation);
                return mode;
            }

            if (standing.ReturnsUtc > now)
            {
                return standing.Read();
            }

            await LeaveAsync(standing, cancellation);
        }
    }

    /// <summary>Puts a mode on the record of a run that feels it.</summary>
    public async Task NoteRunAsync(DegradedMode mode, string runId, string stepId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mode);
        await _table.UpsertEntityAsync(new TableEntity(RunsOf(mode), runId), TableUpdateMode.Replace, cancellation);
        await audit.AppendAsync(
            runId, Once("entered", mode), [Told(mode, RunEventKind.DegradedEntered, time.GetUtcNow(), stepId)], cancellation);
    }

    /// <summary>Ends every mode whose time has come.</summary>
    internal async Task ReturnAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (DegradedRow row in (await RowsAsync(cancellation)).Where(r => r.ReturnsUtc <= now))
        {
            await LeaveAsync(row, cancellation);
        }
    }

    // Every part may be repeated after a crash: what is told twice is recorded once, and the row goes last.
    private async Task LeaveAsync(DegradedRow row, CancellationToken cancellation)
    {
        DegradedMode mode = row.Read();
        await TellEnteredAsync(mode, cancellation);
        await foreach (TableEntity run in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {RunsOf(mode)}"), cancellationToken: cancellation))
        {
            if (await audit.StateAsync(run.RowKey, cancellation) is not (null or RunState.Completed or RunState.Declined
                or RunState.Cancelled or RunState.Failed or RunState.RolledBack or RunState.PartiallyRolledBack))
            {
                await audit.AppendAsync(
                    run.RowKey, Once("left", mode), [Told(mode, RunEventKind.DegradedLeft, time.GetUtcNow())], cancellation);
            }

            await _table.DeleteEntityAsync(run.PartitionKey, run.RowKey, ETag.All, cancellation);
        }

        await audit.AppendAsync(
            ContractChains.Of(mode.Workflow, mode.ReturnsUtc), Once("left", mode),
            [Told(mode, RunEventKind.DegradedLeft, time.GetUtcNow())], cancellation);
        await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
    }

    private Task TellEnteredAsync(DegradedMode mode, CancellationToken cancellation) => audit.AppendAsync(
        ContractChains.Of(mode.Workflow, mode.SinceUtc), Once("entered", mode),
        [Told(mode, RunEventKind.DegradedEntered, mode.SinceUtc)], cancellation);

    private async Task<IReadOnlyList<DegradedRow>> RowsAsync(CancellationToken cancellation)
    {
        List<DegradedRow> rows = [];
        await foreach (DegradedRow row in _table.QueryAsync<DegradedRow>(
            TableClient.CreateQueryFilter($"PartitionKey eq {DegradedRow.Partition}"), cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static RunEvent Told(DegradedMode mode, RunEventKind kind, DateTimeOffset atUtc, string? stepId = null) => new(
        kind, atUtc, "house", mode.Id, stepId, Code: CauseName(mode.Cause), Facts:
        [
            new(FactNames.DegradedAbout, FactKind.Text, mode.About),
            new(FactNames.DegradedSinceUtc, FactKind.Text, mode.SinceUtc.ToString("O")),
            new(FactNames.DegradedReturnsUtc, FactKind.Text, mode.ReturnsUtc.ToString("O")),
        ]);

    private static string CauseName(DegradedCause cause) => cause switch
    {
        DegradedCause.OverBudget => "over_budget",
        DegradedCause.ModelDown => "model_down",
        DegradedCause.ConnectorDown => "connector_down",
    };

    private static string Once(string what, DegradedMode mode) => $"degraded|{what}|{mode.Id}|{mode.About}|{mode.SinceUtc.UtcTicks}";

    private static string RunsOf(DegradedMode mode) => $"degraded|{mode.Workflow}|{mode.Id}|{mode.About}|{mode.SinceUtc.UtcTicks}";
}
