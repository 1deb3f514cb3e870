using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>Markers of acts with their recorded outcomes; long outcomes lie in a blob under their own hash.</summary>
internal sealed class MarkerStore(TableClient table, BlobVault vault)
{
    private const int LongestInline = 30_000;
    private const string Inline = "outcome";
    private const string Claim = "outcome_ref";
    private const string Writer = "writer";

    internal async Task<FoundMarker?> FindAsync(string chain, string marker, CancellationToken cancellation)
    {
        NullableResponse<TableEntity> answer = await table.GetEntityIfExistsAsync<TableEntity>(chain, marker, cancellationToken: cancellation);
        return answer.HasValue
            ? new(await OutcomeAsync(answer.Value!, cancellation), answer.Value!.Text(Writer))
            : null;
    }

    /// <summary>The row to insert; a long outcome is stored first, so that a marker never points at nothing.</summary>
    internal async Task<TableEntity> RowAsync(PendingAppend append, string writer, CancellationToken cancellation)
    {
        TableEntity row = new(append.Chain, append.Marker) { [Writer] = writer };
        if (append.Outcome.Length <= LongestInline)
        {
            row[Inline] = append.Outcome;
            return row;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(append.Outcome);
        string name = $"{append.Chain}/recorded/{BlobVault.Sha256Of(bytes)}.json";
        BlobRef claim = await vault.PutAsync(StorageNames.RunContents, name, bytes, "application/json", cancellation);
        row[Claim] = JsonSerializer.Serialize(claim, HandshakeJson.Wire);
        return row;
    }

    private async Task<string> OutcomeAsync(TableEntity row, CancellationToken cancellation)
    {
        if (row.GetString(Inline) is { } inline)
        {
            return inline;
        }

        BlobRef claim = JsonSerializer.Deserialize<BlobRef>(row.Text(Claim), HandshakeJson.Wire)!;
        return Encoding.UTF8.GetString((await vault.GetAsync(claim, cancellation)).Span);
    }
}
