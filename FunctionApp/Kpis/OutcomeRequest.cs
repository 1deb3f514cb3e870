using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;

namespace FunctionApp.Kpis;

/// <summary>A business outcome as it is told by a caller.</summary>
internal sealed partial record OutcomeRequest(string Kind, DateTimeOffset At, decimal? Value = null)
{
    internal const int MostBytes = 4096;

    /// <summary>Whether a body is JSON at all.</summary>
    internal static bool IsJson(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        try
        {
            return JsonDocument.TryParseValue(ref reader, out JsonDocument? document) && Closed(document);
        }
        catch (JsonException)
        {
            return false;
        }
    }

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

    /// <summary>The outcome of a run, named by its kind and instant.</summary>
    internal RunOutcomeReport Of(string runId)
    {
        byte[] said = JsonSerializer.SerializeToUtf8Bytes(this with { Value = null }, HandshakeJson.Wire);
        return new(BlobVault.Sha256Of(said)[..16], runId, Kind, Value, At);
    }

    private static bool Closed(JsonDocument document)
    {
        document.Dispose();
        return true;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex Word();
}
