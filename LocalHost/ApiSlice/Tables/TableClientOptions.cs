using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport, policies and service version of a table client.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Pins the service version; the default is known to every Azurite since 2021.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionHeader = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
    }

    /// <summary>Whether a token's tenant may be found from the service's challenge.</summary>
    public bool EnableTenantDiscovery { get; set; }

    internal string VersionHeader { get; }

    /// <summary>The service versions a client can ask for.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }
}
