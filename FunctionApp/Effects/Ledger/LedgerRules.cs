using FunctionApp.Handoffs;

namespace FunctionApp.Effects.Ledger;

/// <summary>The legal moves of a ledger row; pure.</summary>
internal static class LedgerRules
{
    // A clock may be off and an answer may come late; a row is given up only when nobody can still be acting.
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>What a wish meets at a row that is there; null when its owner was lost and the row has to fall into doubt.</summary>
    public static LedgerClaim? Next(LedgerRow row, LedgerWish wish, DateTimeOffset now)
    {
        if (row.PayloadSha256 != wish.PayloadSha256 && row.EffectState != EffectState.NotApplied)
        {
            return new(null, new EffectReceipt.Refused(EffectCodes.KeyReused), Alert: true);
        }

        if (Settled(row, wish.RunId) is { } standing)
        {
            return new(null, standing);
        }

        switch (row.EffectState)
        {
            case EffectState.NotApplied when row.RunId == wish.RunId && wish.Attempt < row.Attempt:
                return new(null, new EffectReceipt.Busy(TimeSpan.FromSeconds(1)));
            case EffectState.NotApplied:
                row.RunId = wish.RunId;
                row.StepId = wish.StepId;
                row.PayloadSha256 = wish.PayloadSha256;
                row.Sandboxed = wish.Sandboxed;
                Own(row, wish, now);
                return new(row, null);
            case EffectState.InDoubt:
                return new(null, new EffectReceipt.InDoubt(row.Code ?? EffectCodes.NoAnswer));
            default:
                return row.ActingUntilUtc > now ? new(null, new EffectReceipt.Busy(row.ActingUntilUtc - now)) : null;
        }
    }

    /// <summary>The receipt of a row whose effect is past all doubt; null while it is not.</summary>
    /// <remarks>A run that did it itself is told Applied again, so that it also undoes it; another run only that it is done.</remarks>
    public static EffectReceipt? Settled(LedgerRow row, string runId) => row.EffectState switch
    {
        EffectState.Applied when row.RunId == runId => new EffectReceipt.Applied(row.ExternalRef ?? ""),
        EffectState.Applied => new EffectReceipt.AlreadyApplied(row.ExternalRef ?? ""),
        EffectState.Compensated when row.RunId == runId => new EffectReceipt.AlreadyApplied(row.ExternalRef ?? ""),
        EffectState.Compensated => new EffectReceipt.Refused(EffectCodes.UndoneBefore),
        EffectState.Refused => new EffectReceipt.Refused(row.Code ?? EffectCodes.RefusedByTarget),
        EffectState.Intended or EffectState.NotApplied or EffectState.InDoubt => null,
    };

    /// <summary>Makes the row the wish's own for as long as it may act.</summary>
    public static void Own(LedgerRow row, LedgerWish wish, DateTimeOffset now)
    {
        row.State = nameof(EffectState.Intended);
        row.Attempt = wish.Attempt;
        row.Owner = wish.Owner;
        row.ActedUtc = now;
        row.ActingUntilUtc = now + wish.ActsFor + Margin;
        row.Code = null;
        row.AnsweredUtc = null;
    }

    /// <summary>Lets the row say what the target answered.</summary>
    public static void Take(LedgerRow row, EffectReceipt answer, DateTimeOffset now, string? resolvedBy)
    {
        (EffectState state, string? code, string? reference) = answer switch
        {
            EffectReceipt.Applied a => (EffectState.Applied, null, a.ExternalRef),
            EffectReceipt.AlreadyApplied a => (EffectState.Applied, null, a.ExternalRef),
            EffectReceipt.NotApplied n => (EffectState.NotApplied, n.Code, (string?)null),
            EffectReceipt.Refused r => (EffectState.Refused, r.Code, null),
            EffectReceipt.InDoubt d => (EffectState.InDoubt, d.Code, null),
            _ => throw new InvalidOperationException($"{answer.Kind} is no answer of a target"),
        };
        row.State = state.ToString();
        row.Code = code;
        row.ExternalRef = reference;
        row.AnsweredUtc = now;
        row.ResolvedBy = resolvedBy;
        if (state == EffectState.InDoubt)
        {
            row.ActingUntilUtc = now;
        }
    }
}
