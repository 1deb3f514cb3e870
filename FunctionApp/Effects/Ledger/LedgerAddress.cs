using FunctionApp.Handoffs;

namespace FunctionApp.Effects.Ledger;

/// <summary>Where an effect's row lies: with its run, or with its business key for all runs.</summary>
internal sealed record LedgerAddress(string Partition, string Row, bool Shared)
{
    private const string BusinessPrefix = "biz.";

    /// <summary>The key of an effect that is the same only within its run.</summary>
    public static string RunKey(string runId, string stepId) => $"run.{runId}.{stepId}";

    /// <summary>The key of an effect that is the same in whichever run.</summary>
    public static string BusinessKey(string valuesSha256) => BusinessPrefix + valuesSha256;

    /// <summary>The key of what undoes an effect.</summary>
    public static string UndoKey(string key) => key + ".undo";

    /// <summary>The address of an effect of a run.</summary>
    public static LedgerAddress Of(PreparedEffect effect, string runId, string workflow, bool compensates) =>
        effect.IdempotencyKey.StartsWith(BusinessPrefix, StringComparison.Ordinal)
            ? new($"{workflow}|{effect.Connector}|{effect.IdempotencyKey}", compensates ? "undo" : "effect", true)
            : new(runId, compensates ? $"effect|{effect.StepId}|undo" : $"effect|{effect.StepId}", false);

    /// <summary>The address of the effect that a compensation undoes.</summary>
    public LedgerAddress Undone() => this with { Row = Shared ? "effect" : Row[..^"|undo".Length] };

    /// <summary>The address of a mail to a person of the house.</summary>
    public static LedgerAddress OfNotice(string runId, string key) => new(runId, $"notice|{key}", false);
}
