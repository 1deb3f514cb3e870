using FunctionApp.Effects.Mail;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Effects.Connectors;

/// <summary>The declared connectors, and which of them are set up here.</summary>
/// <remarks><para>Source: <c>Workflows/connectors.yaml</c> beside the workflow folders.</para></remarks>
public sealed class ConnectorCatalog(IConfiguration settings)
{
    private readonly Lazy<IReadOnlyList<ConnectorDefinition>> _connectors = new(
        () => HouseFile.Read<ConnectorsDefinition>(settings, "connectors.yaml").Connectors);

    /// <summary>Every declared connector.</summary>
    public IReadOnlyList<ConnectorDefinition> All => _connectors.Value;

    /// <summary>The connector of that id.</summary>
    /// <exception cref="InvalidDataException">None is declared under it.</exception>
    public ConnectorDefinition Get(string id) =>
        All.FirstOrDefault(c => c.Id == id) ?? throw new InvalidDataException($"connectors.yaml declares no connector '{id}'");

    /// <summary>Whether effects reach the target; otherwise the sandbox stands in for it.</summary>
    public bool IsConnected(ConnectorDefinition connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return connector.Kind switch
        {
            ConnectorKind.Http => UrlOf(connector) is not null,
            ConnectorKind.Smtp => MailTransport.SenderOf(settings) is not null,
            ConnectorKind.Table or ConnectorKind.Queue => true,
            ConnectorKind.Sandbox => false,
        };
    }

    /// <summary>The address of a connector; null where none is set.</summary>
    /// <exception cref="InvalidDataException">The setting is no absolute http or https address.</exception>
    public Uri? UrlOf(ConnectorDefinition connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return Address($"Handshake:Connectors:{connector.Id}:Url");
    }

    /// <summary>Where the connector gets its OAuth token.</summary>
    public Uri? TokenUrlOf(ConnectorDefinition connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return Address($"Handshake:Connectors:{connector.Id}:TokenUrl");
    }

    /// <summary>Whether the connector may reach private addresses.</summary>
    public bool AllowsPrivate(ConnectorDefinition connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return settings.GetValue<bool>($"Handshake:Connectors:{connector.Id}:AllowPrivate");
    }

    private Uri? Address(string key)
    {
        string? text = settings[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0
            ? url
            : throw new InvalidDataException($"{key} is no absolute http or https address");
    }
}
