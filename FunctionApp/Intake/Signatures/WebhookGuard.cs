using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake.Signatures;

/// <summary>Lets only signed requests pass and puts the others on the record.</summary>
internal sealed class WebhookGuard(
    WebhookProfiles profiles, IntakeRecord record, IConfiguration configuration, TimeProvider time, ILogger<WebhookGuard> log)
{
    internal async Task<GuardedRequest> CheckAsync(
        HttpRequest request,
        string workflow,
        TriggerDefinition.Webhook trigger,
        RequestBody body,
        CancellationToken cancellation)
    {
        WebhookProfileDefinition profile = profiles.Find(trigger.Profile)
            ?? throw new InvalidDataException($"{workflow} names the webhook profile '{trigger.Profile}', which has no file");
        SignedRequest signed = new(request.Method, AddressOf(request), name => request.Headers[name], body.Bytes);
        string? fault = SignatureCheck.FaultOf(profile, signed, profiles.Secrets(trigger.Secrets), time.GetUtcNow());
        if (fault is null)
        {
            return new(null, signed.Only(profile.EventId?.Header), profile.EventId?.Pointer);
        }

        IntakeLog.Unauthentic(log, workflow, trigger.Profile, fault);
        await record.UnauthenticAsync(workflow, trigger.Profile, fault, cancellation);
        return new(fault, null, null);
    }

    // Behind a front end the host's own address is not the one that the sender signed.
    private string AddressOf(HttpRequest request) => configuration["Handshake:PublicBaseUrl"] is { Length: > 0 } address
        ? address.TrimEnd('/') + request.Path + request.QueryString
        : request.GetEncodedUrl();
}

/// <summary>What the guard found: a fault, or where the sender names the event.</summary>
internal sealed record GuardedRequest(string? Fault, string? EventId, string? EventPointer);
