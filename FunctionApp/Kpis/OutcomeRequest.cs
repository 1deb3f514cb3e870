using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;

namespace FunctionApp.Kpis;

/// <summary>A business outcome as it is told by a caller.</summary>
internal sealed partial record OutcomeRequest(string Kind, DateTimeOffset At, decimal? Value = null)
{
    internal const int MostBytes = 4096;

    /// <summary>Reads a body; null when it is not what is asked for.</summary>
    internal static OutcomeRequest? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            OutcomeRequest? read = JsonSerializer.Deserialize<OutcomeRequest>(body, HandshakeJson.Authored);
            return read is not null && Word().IsMatch(read.Kind) ? read with { At = read.At.ToUniversalTime() } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The outcome of a run, named by what it says.</summary>
    internal RunOutcomeReport Of(string runId)
    {
        byte[] said = JsonSerializer.SerializeToUtf8Bytes(this, HandshakeJson.Wire);
        return new(BlobVault.Sha256Of(said)[..16], runId, Kind, Value, At);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Word();
}
