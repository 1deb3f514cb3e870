using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Effects.Ledger;

/// <summary>Where an effect's row lies: with its run, or with its business key for all runs.</summary>
internal sealed record LedgerAddress(string Partition, string Row, bool Shared)
{
    private const string BusinessPrefix = "biz.";
    private const string UndoSuffix = ".undo";

    /// <summary>The key of an effect that is the same only within its run.</summary>
    public static string RunKey(string runId, string stepId) => $"run.{runId}.{stepId}";

    /// <summary>The key of an effect that is the same in whichever run.</summary>
    public static string BusinessKey(string valuesSha256) => BusinessPrefix + valuesSha256;

    /// <summary>The key of what undoes an effect.</summary>
    public static string UndoKey(string key) => key + UndoSuffix;

    /// <summary>Whether a key is that of a compensation.</summary>
    public static bool IsUndo(string key) => key.EndsWith(UndoSuffix, StringComparison.Ordinal);

    /// <summary>The address of an effect of a run.</summary>
    public static LedgerAddress Of(PreparedEffect effect, string runId, string workflow)
    {
        bool undo = IsUndo(effect.IdempotencyKey);
        string key = undo ? effect.IdempotencyKey[..^UndoSuffix.Length] : effect.IdempotencyKey;
        return key.StartsWith(BusinessPrefix, StringComparison.Ordinal)
            ? new($"{workflow}|{effect.Connector}|{key}", undo ? "undo" : "effect", true)
            : new(runId, undo ? $"effect|{effect.StepId}|undo" : $"effect|{effect.StepId}", false);
    }

    /// <summary>The address of the effect that a compensation undoes.</summary>
    public LedgerAddress Undone() => this with { Row = Shared ? "effect" : Row[..^"|undo".Length] };

    /// <summary>The address of a mail to a person of the house.</summary>
    public static LedgerAddress OfNotice(string runId, string key) =>
        new(runId, $"notice|{BlobVault.Sha256Of(Encoding.UTF8.GetBytes(key))[..32]}", false);
}
