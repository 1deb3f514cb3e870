using System.Text.Json;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>One effect of a run: what was sent and what came back.</summary>
/// <remarks>
/// <para>Shape: state is INTENDED, APPLIED, NOT_APPLIED, REFUSED, IN_DOUBT or COMPENSATED. <paramref name="Sandboxed"/> means that
/// it was kept in the sandbox instead of being sent. The payload is null once its content was erased.</para>
/// </remarks>
public sealed record RunEffectView(
    string Step,
    string Connector,
    string Operation,
    string State,
    bool Compensates,
    bool Sandboxed,
    string IdempotencyKey,
    string PayloadSha256,
    int Attempt,
    string? ExternalRef,
    string? Code,
    DateTimeOffset IntendedUtc,
    DateTimeOffset? AnsweredUtc,
    string? ResolvedBy,
    JsonElement? Payload = null);
