using System.Collections.Concurrent;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Intake.Signatures;

/// <summary>The webhook profiles of the house, one file each.</summary>
internal sealed class WebhookProfiles(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, WebhookProfileDefinition?> _known = new(StringComparer.Ordinal);

    /// <summary>A profile; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">The profile's file has problems.</exception>
    internal WebhookProfileDefinition? Find(string profile) => _known.GetOrAdd(profile, Read);

    /// <summary>The values of the named secrets that are configured.</summary>
    internal IReadOnlyList<string> Secrets(IEnumerable<string> names) =>
        [.. names.Select(n => configuration[$"Handshake:Secrets:{n}"]).OfType<string>().Where(s => s.Length > 0)];

    private WebhookProfileDefinition? Read(string profile)
    {
        try
        {
            return profile == Path.GetFileName(profile)
                ? Checked(HouseFile.Read<WebhookProfileDefinition>(configuration, $"webhook-profiles/{profile}.yaml"))
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static WebhookProfileDefinition Checked(WebhookProfileDefinition profile)
    {
        string? problem = profile switch
        {
            { EventId.Header: not null } when !profile.Signature.Signed.Contains(SignedContent.EventIdPart, StringComparison.Ordinal) =>
                "an event id from a header must be signed",
            { Timestamp: not null } when !profile.Signature.Signed.Contains("{timestamp}", StringComparison.Ordinal) =>
                "a timestamp must be signed",
            { Timestamp: { Header: null, Prefix: null } } => "a timestamp needs a header or a prefix",
            _ when !profile.Signature.Signed.Contains("{body}", StringComparison.Ordinal) => "the body must be signed",
            _ => null,
        };
        return problem is null ? profile : throw new InvalidDataException($"webhook profile {profile.Id}: {problem}");
    }
}
