using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Audit;

/// <summary>Puts the interpreter's own decisions on the record when no other activity will soon carry them.</summary>
public sealed class NoteActivity(AuditTrail trail)
{
    /// <summary>Appends the notes of the run.</summary>
    /// <remarks><para>Guarantee: at least once; the same notes are recorded once.</para></remarks>
    [Function(FunctionNames.Note)]
    public async Task<Recorded<string>> NoteAsync([ActivityTrigger] RunScope run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        byte[] notes = CanonicalJson.Bytes(JsonSerializer.SerializeToElement(run.Notes, HandshakeJson.Wire));
        return new("noted", await trail.RecordAsync(run, "note|" + BlobVault.Sha256Of(notes), run.Notes, cancellation));
    }
}
