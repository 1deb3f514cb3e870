using System.Globalization;
using LocalHost;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Local.Serving;

/// <summary>What a fresh machine has not set: storage, a pickup folder for mail, links to this machine, no sign-in, the edited workflows.</summary>
internal static class LocalSettings
{
    public const string Storage = "AzureWebJobsStorage";

    public static bool WantsOwnStorage(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration[Storage]) && !configuration.GetSection(Storage).GetChildren().Any();

    public static void Complete(IConfigurationManager configuration, string? connection)
    {
        string port = configuration[$"{LocalHostOptions.Section}:Port"] ?? 7071.ToString(CultureInfo.InvariantCulture);
        Dictionary<string, string?> missing = [];
        Add(configuration, missing, "Handshake:PublicBaseUrl", $"http://localhost:{port}");
        Add(configuration, missing, "Handshake:Auth", "off");
        Add(configuration, missing, "Handshake:WorkflowsFolder", LocalFolders.Workflows);
        if (string.IsNullOrEmpty(configuration["Handshake:Smtp:Host"]))
        {
            Add(configuration, missing, "Handshake:Mail:PickupFolder", LocalFolders.Outbox);
        }

        if (connection is not null)
        {
            missing[Storage] = connection;
        }

        configuration.AddInMemoryCollection(missing);
    }

    private static void Add(IConfiguration configuration, Dictionary<string, string?> missing, string key, string value)
    {
        if (string.IsNullOrEmpty(configuration[key]))
        {
            missing[key] = value;
        }
    }
}
