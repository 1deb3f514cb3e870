using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using FunctionApp.Approvals.Gates;
using FunctionApp.Hosting;

namespace FunctionApp.Approvals.Tokens;

/// <summary>Links of mails: 256 random bits, kept only as a hash, for one gate and one person, until the deadline.</summary>
internal sealed class TokenStore(TableServiceClient tables, TimeProvider clock)
{
    /// <summary>Wrong codes that a link survives.</summary>
    public const int MostWrongCodes = 5;

    private const int TokenBytes = 32;

    // A decided gate still tells the late clicker who was faster.
    private static readonly TimeSpan ReadableAfterDeadline = TimeSpan.FromDays(30);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Approvals);

    /// <summary>Makes a link; every link of a person stays good until the gate is settled.</summary>
    public async Task<IssuedLink> IssueAsync(Gate gate, string personId, CancellationToken cancellation)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        string hash = HashOf(token);
        string? code = gate.Policy.TypedCode ? RandomNumberGenerator.GetInt32(1_000_000).ToString("d6", CultureInfo.InvariantCulture) : null;
        TokenRow row = new()
        {
            PartitionKey = hash,
            RunId = gate.RunId,
            GateId = gate.GateId,
            PersonId = personId,
            ShownSha256 = gate.CoversSha256,
            ExpiresUtc = gate.DeadlineUtc + ReadableAfterDeadline,
            CodeSha256 = code is null ? null : HashOf($"{hash}{code}"),
        };
        await OwnWrites.AddAsync(_table, row, cancellation);
        return new(token, code);
    }

    /// <summary>Who holds the link; null for a wrong, expired, revoked or foreign one, without saying which.</summary>
    public async Task<LinkHolder?> FindAsync(string approvalId, string? token, CancellationToken cancellation)
    {
        if (token is null || token.Length > 100)
        {
            return null;
        }

        string hash = HashOf(token);
        NullableResponse<TokenRow> found = await _table.GetEntityIfExistsAsync<TokenRow>(hash, TokenRow.Key, cancellationToken: cancellation);
        if (!found.HasValue || found.Value is not { Revoked: false } row || row.ExpiresUtc <= clock.GetUtcNow())
        {
            return null;
        }

        bool same = Same(row.PartitionKey, hash) & Same($"{row.RunId}~{row.GateId}", approvalId);
        return same ? new(row.RunId, row.GateId, row.PersonId, row.ShownSha256, row) : null;
    }

    /// <summary>Checks a typed code; each wrong one counts, and too many use the link up.</summary>
    public async Task<bool> CheckCodeAsync(LinkHolder holder, string? code, CancellationToken cancellation)
    {
        TokenRow row = holder.Row;
        if (row.WrongCodes >= MostWrongCodes || row.CodeSha256 is not { } expected)
        {
            return false;
        }

        string typed = new([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (Same(HashOf($"{row.PartitionKey}{typed}"), expected))
        {
            return true;
        }

        if (typed.Length > 0)
        {
            row.WrongCodes++;
            while (!await OwnWrites.ReplaceAsync(_table, row, cancellation))
            {
                Response<TokenRow> current = await _table.GetEntityAsync<TokenRow>(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
                row = current.Value;
                row.WrongCodes++;
            }
        }

        return false;
    }

    private static string HashOf(string text) => BlobVault.Sha256Of(Encoding.UTF8.GetBytes(text));

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
