using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Effects.Ledger;

/// <summary>Every effect with what became of it; a row is written before the act and after it.</summary>
/// <remarks>
/// <para>Guarantee: of all who wish the same effect one acts at a time; only an owner lost past its instant leaves a doubt.</para>
/// </remarks>
public sealed class EffectLedger(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.EffectLedger);

    /// <summary>Every effect of a run, oldest first.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ReadRunAsync(string runId, CancellationToken cancellation)
    {
        List<LedgerEntry> entries = [];
        await foreach (LedgerRow row in _table.QueryAsync<LedgerRow>(
            TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey lt {PointerRow.Prefix}"), cancellationToken: cancellation))
        {
            entries.Add(row.ToEntry());
        }

        await foreach (PointerRow pointer in _table.QueryAsync<PointerRow>(
            TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {PointerRow.Prefix}"), cancellationToken: cancellation))
        {
            if (await FindAsync(new(pointer.TargetPartition, pointer.TargetRow, true), cancellation) is { } shared)
            {
                entries.Add(shared.ToEntry());
            }
        }

        return [.. entries.OrderBy(e => e.IntendedUtc)];
    }

    /// <summary>Takes the row for one act, or says what stands in the way.</summary>
    internal async Task<LedgerClaim> ClaimAsync(LedgerWish wish, CancellationToken cancellation)
    {
        if (wish.Address.Shared)
        {
            await PointAsync(wish, cancellation);
        }

        LedgerRow mine = Fresh(wish);
        LedgerRow? other = await OwnWrites.AddAsync(_table, mine, cancellation);
        while (other is not null)
        {
            if (LedgerRules.Next(other, wish, clock.GetUtcNow()) is { } claim)
            {
                if (claim.Mine is null || await OwnWrites.ReplaceAsync(_table, claim.Mine, cancellation))
                {
                    return claim;
                }
            }
            else
            {
                other.State = nameof(EffectState.InDoubt);
                other.Code = EffectCodes.OwnerLost;
                if (await OwnWrites.ReplaceAsync(_table, other, cancellation))
                {
                    return new(null, new EffectReceipt.InDoubt(EffectCodes.OwnerLost));
                }
            }

            other = await FindAsync(wish.Address, cancellation)
                ?? throw new InvalidDataException($"the ledger row of '{wish.IdempotencyKey}' is gone");
        }

        return new(mine, null);
    }

    /// <summary>Writes down what the target answered; a row that fell into doubt meanwhile is cleared by the answer.</summary>
    internal async Task<EffectReceipt> AnswerAsync(
        LedgerRow row, EffectReceipt answer, string? resolvedBy, CancellationToken cancellation)
    {
        LedgerRow current = row;
        while (true)
        {
            LedgerRules.Take(current, answer, clock.GetUtcNow(), resolvedBy);
            if (await OwnWrites.ReplaceAsync(_table, current, cancellation))
            {
                return answer;
            }

            current = await FindAsync(new(row.PartitionKey, row.RowKey, false), cancellation)
                ?? throw new InvalidDataException($"the ledger row of '{row.IdempotencyKey}' is gone");
            if (LedgerRules.Settled(current, row.RunId) is { } standing)
            {
                return standing;
            }
        }
    }

    /// <summary>Marks an effect as undone, once its compensation is applied.</summary>
    internal async Task MarkCompensatedAsync(LedgerAddress address, CancellationToken cancellation)
    {
        while (await FindAsync(address, cancellation) is { EffectState: EffectState.Applied } row)
        {
            row.State = nameof(EffectState.Compensated);
            if (await OwnWrites.ReplaceAsync(_table, row, cancellation))
            {
                return;
            }
        }
    }

    /// <summary>Takes a row in doubt for one attempt to find out, or says what stands in the way.</summary>
    internal async Task<LedgerClaim> ClaimDoubtAsync(LedgerWish wish, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindAsync(wish.Address, cancellation) is not { } row)
            {
                // The row comes before the act: without one nobody acted.
                return new(null, new EffectReceipt.NotApplied(EffectCodes.NotSent, null));
            }

            DateTimeOffset now = clock.GetUtcNow();
            if (LedgerRules.Settled(row, wish.RunId) is { } standing)
            {
                return new(null, standing);
            }

            if (row.ActingUntilUtc > now && row.EffectState != EffectState.NotApplied)
            {
                return new(null, new EffectReceipt.Busy(row.ActingUntilUtc - now));
            }

            if (row.EffectState == EffectState.NotApplied)
            {
                return new(null, new EffectReceipt.NotApplied(row.Code ?? EffectCodes.NotSent, null));
            }

            row.State = nameof(EffectState.InDoubt);
            row.Owner = wish.Owner;
            row.ActingUntilUtc = now + wish.ActsFor + LedgerRules.Margin;
            if (await OwnWrites.ReplaceAsync(_table, row, cancellation))
            {
                return new(row, null);
            }
        }
    }

    /// <summary>Gives up a claim on a doubt without having found out.</summary>
    internal async Task ReleaseDoubtAsync(LedgerRow row, CancellationToken cancellation)
    {
        row.ActingUntilUtc = clock.GetUtcNow();
        await OwnWrites.ReplaceAsync(_table, row, cancellation);
    }

    internal async Task<LedgerRow?> FindAsync(LedgerAddress address, CancellationToken cancellation)
    {
        Azure.NullableResponse<LedgerRow> found = await _table.GetEntityIfExistsAsync<LedgerRow>(
            address.Partition, address.Row, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    private LedgerRow Fresh(LedgerWish wish)
    {
        LedgerRow row = new()
        {
            PartitionKey = wish.Address.Partition,
            RowKey = wish.Address.Row,
            RunId = wish.RunId,
            StepId = wish.StepId,
            Connector = wish.Connector,
            Operation = wish.Operation,
            IdempotencyKey = wish.IdempotencyKey,
            PayloadSha256 = wish.PayloadSha256,
            Compensates = wish.Compensates,
            Sandboxed = wish.Sandboxed,
            IntendedUtc = clock.GetUtcNow(),
        };
        LedgerRules.Own(row, wish, clock.GetUtcNow());
        return row;
    }

    private async Task PointAsync(LedgerWish wish, CancellationToken cancellation) => await OwnWrites.AddAsync(
        _table,
        new PointerRow
        {
            PartitionKey = wish.RunId,
            RowKey = $"{PointerRow.Prefix}{wish.StepId}{(wish.Compensates ? "|undo" : "")}",
            TargetPartition = wish.Address.Partition,
            TargetRow = wish.Address.Row,
        },
        cancellation);
}
