using System.Globalization;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>The end of a chain, with what lists show of a run.</summary>
/// <remarks>
/// <para>Guarantee: an append from a hint merges only what it knows; null members leave the stored ones as they are.</para>
/// </remarks>
internal sealed record HeadRow(
    string Chain,
    long Seq,
    string Sha256,
    string ETag,
    DateTimeOffset? StartedUtc = null,
    ContractPin? Contract = null,
    RunState? State = null,
    string? WaitingFor = null,
    DateTimeOffset? StateUtc = null,
    long StateSeq = 0,
    IReadOnlyList<WaitingGate>? Gates = null)
{
    internal const string RowKey = "head";

    internal static HeadRow Before(string chain) => new(chain, 0, AuditEntry.NoSha256, "", Gates: []);

    internal static HeadRow FromHint(string chain, AuditHead hint) =>
        new(chain, hint.Seq, hint.Sha256, hint.ETag, hint.StartedUtc);

    internal static HeadRow Read(TableEntity row) => new(
        row.PartitionKey,
        row.GetInt64("seq") ?? 0,
        row.Text("sha256"),
        row.ETag.ToString(),
        row.GetDateTimeOffset("started_utc"),
        row.GetString("workflow") is { } workflow
            ? new(workflow, row.Text("contract_version"), row.Text("contract_sha256"))
            : null,
        row.GetString("state") is { } state ? Enum.Parse<RunState>(state) : null,
        row.GetString("waiting_for"),
        row.GetDateTimeOffset("state_utc"),
        row.GetInt64("state_seq") ?? 0,
        WaitingGate.Read(row.GetString("open_gates")));

    internal AuditHead ToHint() => new(Seq, Sha256, ETag, StartedUtc);

    internal TableTransactionAction ToAction(string writer)
    {
        TableEntity row = new(Chain, RowKey) { ["seq"] = Seq, ["sha256"] = Sha256, ["writer"] = writer };
        Set(row, "started_utc", StartedUtc);
        Set(row, "workflow", Contract?.ContractId);
        Set(row, "contract_version", Contract?.Version);
        Set(row, "contract_sha256", Contract?.Sha256);
        if (State is { } state)
        {
            row["state"] = state.ToString();
            row["waiting_for"] = WaitingFor ?? "";
            Set(row, "state_utc", StateUtc);
            row["state_seq"] = StateSeq;
            Set(row, "open_gates", Gates is null ? null : WaitingGate.Write(Gates));
        }

        return ETag.Length == 0
            ? new(TableTransactionActionType.Add, row)
            : new(TableTransactionActionType.UpdateMerge, row, new ETag(ETag));
    }

    private static void Set(TableEntity row, string name, object? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }

    /// <summary>The row key of an entry; entries sort by their number.</summary>
    internal static string EntryKey(long seq) => "e" + seq.ToString("D10", CultureInfo.InvariantCulture);
}
