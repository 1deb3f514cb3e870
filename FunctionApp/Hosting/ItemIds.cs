using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.Hosting;

/// <summary>Ids that follow from what they name, so that doing a thing twice finds the first one.</summary>
/// <remarks><para>Shape: lower-case letters, digits and hyphens, at most 96; safe in URLs, tables and as a run's instance id.</para></remarks>
public static class ItemIds
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const string RejectPrefix = "rj-";
    private const int HashCharacters = 26;

    /// <summary>The run of a workflow and an idempotency key.</summary>
    public static string RunOf(string workflow, string idempotencyKey) => $"{workflow}-{Hash($"run\n{workflow}\n{idempotencyKey}")}";

    /// <summary>The reject of a payload that was to become a run.</summary>
    public static string RejectOf(string workflow, string runId, string payloadSha256) =>
        $"{RejectPrefix}{workflow}-{Hash($"reject\n{runId}\n{payloadSha256}")}";

    /// <summary>The workflow in a reject's id; null for a text that is no such id.</summary>
    public static string? WorkflowOfReject(string rejectId)
    {
        ArgumentNullException.ThrowIfNull(rejectId);
        int end = rejectId.Length - HashCharacters - 1;
        return end > RejectPrefix.Length && rejectId[end] == '-' && rejectId.StartsWith(RejectPrefix, StringComparison.Ordinal)
            && rejectId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? rejectId[RejectPrefix.Length..end]
            : null;
    }

    private static string Hash(string text)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        StringBuilder written = new(HashCharacters);
        for (int bit = 0; written.Length < HashCharacters; bit += 5)
        {
            int pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            written.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return written.ToString();
    }
}
